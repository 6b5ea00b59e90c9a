import { sampleCovariance, sampleVariance } from '../numerics/moments.ts';

/**
 * Variance forecast for the day after the last return, by exponentially weighted moving average with mean zero:
 * v₀ = sample variance (n − 1), vₜ₊₁ = λ·vₜ + (1 − λ)·rₜ².
 *
 * @param returns daily, oldest first, NaN not allowed, at least two
 * @param lambda decay in (0, 1)
 * @returns variance per day
 * @source J.P. Morgan/Reuters (1996), RiskMetrics Technical Document, 4th ed., section 5.2
 */
export function ewmaVariance(returns: Float64Array, lambda: number): number {
  return ewmaVariances(returns, lambda)[returns.length]!;
}

/**
 * The variances forecast for each day of the sample and the day after it, by the same recursion.
 *
 * @returns one more element than `returns`
 */
export function ewmaVariances(returns: Float64Array, lambda: number): Float64Array {
  return ewmaCovariances(returns, returns, lambda);
}

/**
 * The same for covariances of two series: c₀ = sample covariance (n − 1), cₜ₊₁ = λ·cₜ + (1 − λ)·xₜ·yₜ.
 *
 * @returns one more element than there are days
 */
export function ewmaCovariances(x: Float64Array, y: Float64Array, lambda: number): Float64Array {
  const days = x.length;
  const covariances = new Float64Array(days + 1);
  let covariance = x === y ? sampleVariance(x) : sampleCovariance(x, y);
  for (let day = 0; day < days; day++) {
    covariances[day] = covariance;
    covariance = lambda * covariance + (1 - lambda) * x[day]! * y[day]!;
  }
  covariances[days] = covariance;
  return covariances;
}

/** Annual volatility for the day after the last return; see `ewmaVariance`. */
export function ewmaVolatilityAnnual(returns: Float64Array, lambda: number, tradingDaysPerYear: number): number {
  return Math.sqrt(ewmaVariance(returns, lambda) * tradingDaysPerYear);
}
