import { garchNormal } from '../../tail-risk/methods/garch-normal.ts';
import { rollingVolatilityModel } from './volatility-model.ts';

/** Parameters are estimated on schedule, volatility is filtered on daily. */
export const rollingGarchNormal = rollingVolatilityModel(garchNormal, 'garch', 'normal');
