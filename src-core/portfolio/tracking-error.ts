import { sampleVolatilityAnnual } from '../volatility/sample.ts';
import { minimumBetaObservations } from './beta.ts';

/**
 * Annual tracking error: sample volatility of the returns less the benchmark's, over the days on which both have one.
 *
 * @param portfolio NaN = missing
 * @param benchmark NaN = missing, the same days
 * @returns null with fewer than 20 common days
 */
export function trackingErrorAnnual(
  portfolio: Float64Array,
  benchmark: Float64Array,
  tradingDaysPerYear: number,
): number | null {
  const active = portfolio.map((value, day) => value - benchmark[day]!).filter((value) => !Number.isNaN(value));
  return active.length < minimumBetaObservations ? null : sampleVolatilityAnnual(active, tradingDaysPerYear);
}
