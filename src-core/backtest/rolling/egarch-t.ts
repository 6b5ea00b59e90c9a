import { egarchT } from '../../tail-risk/methods/egarch-t.ts';
import { rollingVolatilityModel } from './volatility-model.ts';

/** Parameters are estimated on schedule, volatility is filtered on daily. */
export const rollingEgarchT = rollingVolatilityModel(egarchT, 'egarch', 't');
