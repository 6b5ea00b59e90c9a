import { type Warning } from '../warning.ts';

/**
 * Scale of a one-day figure to `days` trading days by the square-root-of-time rule. It holds for independent returns with
 * mean zero; volatility that clusters, trends and fat tails break it.
 *
 * @source Basel Committee (1996), Amendment to the capital accord to incorporate market risks, B.4(c)
 */
export function squareRootOfTime(days: number): number {
  return Math.sqrt(days);
}

/** Says that a figure was scaled; empty for one day. */
export function horizonWarnings(days: number): readonly Warning[] {
  if (days === 1) return [];
  return [
    {
      code: 'SCALED_HORIZON',
      message: `One-day figure times the square root of ${days}; supposes independent daily returns`,
    },
  ];
}

/**
 * Overlapping sums of `days` returns, one for each day from which a whole stretch begins; neighbours share all but two days.
 * Sums stand for returns over the stretch with daily rebalancing.
 */
export function overlappingSums(returns: Float64Array, days: number): Float64Array {
  const count = Math.max(0, returns.length - days + 1);
  const sums = new Float64Array(count);
  for (let first = 0; first < count; first++) {
    for (let day = 0; day < days; day++) sums[first]! += returns[first + day]!;
  }
  return sums;
}
