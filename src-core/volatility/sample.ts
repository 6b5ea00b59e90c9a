import { standardDeviation } from '../numerics/moments.ts';

/**
 * Annual volatility of a return sample: the standard deviation with n − 1, times the root of the trading days of a year.
 *
 * @param returns daily, NaN not allowed, at least two
 */
export function sampleVolatilityAnnual(returns: Float64Array, tradingDaysPerYear: number): number {
  return standardDeviation(returns) * Math.sqrt(tradingDaysPerYear);
}
