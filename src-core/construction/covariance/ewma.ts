import { simdCrossProducts } from '../../numerics/simd-cross-products.ts';
import { type CovarianceEstimate } from './sample.ts';

/**
 * Exponentially weighted covariance: weights ½^(age ÷ half-life) that add up to 1, deviations from the weighted mean or from 0.
 *
 * @param returns one row a security, days side by side, oldest first
 * @param halfLife days
 * @source J.P. Morgan/Reuters (1996), RiskMetrics Technical Document, 4th ed., section 5.2
 */
export function ewmaCovarianceMatrix(
  returns: Float64Array,
  securities: number,
  days: number,
  halfLife: number,
  centre: 'mean' | 'zero',
): CovarianceEstimate {
  const weights = Float64Array.from({ length: days }, (_, t) => 0.5 ** ((days - 1 - t) / halfLife));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const roots = weights.map((weight) => Math.sqrt(weight / total));
  const means = new Float64Array(securities);
  if (centre === 'mean') {
    for (let i = 0; i < securities; i++) {
      for (let t = 0; t < days; t++) means[i]! += (returns[i * days + t]! * weights[t]!) / total;
    }
  }
  const covariance = simdCrossProducts(securities, days, (i, from, scaled) => {
    const mean = means[i]!;
    const start = i * days + from;
    for (let t = 0; t < scaled.length; t++) scaled[t] = (returns[start + t]! - mean) * roots[from + t]!;
  });
  return { covariance, shrinkage: null };
}

/** Correlations with one half-life, volatilities with another, deviations from the weighted means. */
export function ewmaCovarianceOfTwoHalfLives(
  returns: Float64Array,
  securities: number,
  days: number,
  volatilityHalfLife: number,
  correlationHalfLife: number,
): CovarianceEstimate {
  const volatility = ewmaCovarianceMatrix(returns, securities, days, volatilityHalfLife, 'mean').covariance;
  const { covariance } = ewmaCovarianceMatrix(returns, securities, days, correlationHalfLife, 'mean');
  const scale = Float64Array.from({ length: securities }, (_, i) => {
    const own = covariance[i * securities + i]!;
    return own > 0 ? Math.sqrt(volatility[i * securities + i]! / own) : 0;
  });
  for (let i = 0; i < securities; i++) {
    for (let j = 0; j < securities; j++) covariance[i * securities + j]! *= scale[i]! * scale[j]!;
  }
  return { covariance, shrinkage: null };
}
