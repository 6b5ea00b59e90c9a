import { interpolate, quantilePosition, sortedQuantile } from '../../numerics/quantile.ts';
import { type ForecastDistribution } from '../method.ts';

/**
 * The largest return that lies at or below the type-7 quantile: the order statistic below it. Compared with this instead of
 * the interpolated quantile, a rounding of the interpolation never lets a return in or out of the tail.
 *
 * @param sorted ascending
 */
export function tailThreshold(sorted: Float64Array, confidence: number): number {
  return sorted[quantilePosition(sorted.length, 1 - confidence).lower]!;
}

/** Mean of the returns at or below VaR's quantile, and how many there are. */
export function tailMean(sorted: Float64Array, confidence: number): { readonly mean: number; readonly count: number } {
  const threshold = tailThreshold(sorted, confidence);
  let sum = 0;
  let count = 0;
  while (count < sorted.length && sorted[count]! <= threshold) sum += sorted[count++]!;
  return { mean: sum / count, count };
}

/** The members of a forecast that a sample has which is itself the forecast: centre + scale × one of its values. */
export type EmpiricalForecast = Pick<
  ForecastDistribution,
  'quantile' | 'cdf' | 'expectedShortfall' | 'sample' | 'density'
>;

/**
 * A sample as a distribution: quantiles of type 7, ES the mean at or below VaR's quantile.
 *
 * @param sorted ascending
 */
export function empirical(sorted: Float64Array, centre = 0, scale = 1): EmpiricalForecast {
  const quantile = (probability: number) => centre + scale * sortedQuantile(sorted, probability);
  return {
    quantile,
    cdf: (x) => sampleCdf(sorted, scale === 0 ? 0 : (x - centre) / scale),
    expectedShortfall: (confidence) => -(centre + scale * tailMean(sorted, confidence).mean),
    sample: (stream) => quantile(stream.uniform()),
    density: null,
  };
}

/** Inverse of the type-7 quantile: 0 below the sample, 1 from its largest value on. */
function sampleCdf(sorted: Float64Array, x: number): number {
  const n = sorted.length;
  if (x < sorted[0]!) return 0;
  if (n === 1 || x >= sorted[n - 1]!) return 1;
  // The last value that is at most x.
  let low = 0;
  let high = n - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= x) low = middle;
    else high = middle;
  }
  const share = (x - sorted[low]!) / (sorted[high]! - sorted[low]!);
  return interpolate(low, high, share) / (n - 1);
}
