import { gjrT } from '../../tail-risk/methods/gjr-t.ts';
import { rollingVolatilityModel } from './volatility-model.ts';

/** Parameters are estimated on schedule, volatility is filtered on daily. */
export const rollingGjrT = rollingVolatilityModel(gjrT, 'gjr', 't');
