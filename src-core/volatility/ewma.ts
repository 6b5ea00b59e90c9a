import { sampleVariance } from '../numerics/moments.ts';

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
  let variance = sampleVariance(returns);
  for (let day = 0; day < returns.length; day++) variance = lambda * variance + (1 - lambda) * returns[day]! ** 2;
  return variance;
}

/** Annual volatility for the day after the last return; see `ewmaVariance`. */
export function ewmaVolatilityAnnual(returns: Float64Array, lambda: number, tradingDaysPerYear: number): number {
  return Math.sqrt(ewmaVariance(returns, lambda) * tradingDaysPerYear);
}
