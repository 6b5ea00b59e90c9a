import { garchT } from '../../tail-risk/methods/garch-t.ts';
import { rollingVolatilityModel } from './volatility-model.ts';

/** Parameters are estimated on schedule, volatility is filtered on daily. */
export const rollingGarchT = rollingVolatilityModel(garchT, 'garch', 't');
