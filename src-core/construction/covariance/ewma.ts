import { crossProducts } from '../../numerics/cross-products.ts';
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
  const scaled = new Float64Array(securities * days);
  for (let i = 0; i < securities; i++) {
    let mean = 0;
    if (centre === 'mean') {
      for (let t = 0; t < days; t++) mean += (returns[i * days + t]! * weights[t]!) / total;
    }
    for (let t = 0; t < days; t++) scaled[i * days + t] = (returns[i * days + t]! - mean) * roots[t]!;
  }
  return { covariance: crossProducts(scaled, securities, days), shrinkage: null };
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
