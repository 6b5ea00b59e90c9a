import { filteredHistoricalEwma } from '../../tail-risk/methods/filtered-historical-ewma.ts';
import { rescaledByEwma } from './rescaled-by-ewma.ts';
import { rollingOf } from './walk.ts';

/** Filtered historical simulation over one day, which is volatility-weighted simulation; everything is new every day. */
export const rollingFilteredHistoricalEwma = rollingOf(filteredHistoricalEwma, rescaledByEwma);
