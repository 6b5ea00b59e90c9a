import { volatilityWeighted } from '../../tail-risk/methods/volatility-weighted.ts';
import { rescaledByEwma } from './rescaled-by-ewma.ts';
import { rollingOf } from './walk.ts';

/** Volatility-weighted historical simulation; everything is new every day. */
export const rollingVolatilityWeighted = rollingOf(volatilityWeighted, rescaledByEwma);
