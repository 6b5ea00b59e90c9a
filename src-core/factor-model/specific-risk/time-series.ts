import { exponentialWeights } from '../covariance/weights.ts';

/** What the residuals of each security say by themselves. */
export interface TimeSeriesRisk {
  /** Daily variance, exponentially weighted, with Newey–West lags; NaN without residuals. */
  readonly variances: Float64Array;
  /** Residuals known in the window. */
  readonly counts: Int32Array;
}

/**
 * Exponentially weighted variance of residuals about 0 with Newey–West lags: γ₀ + 2·Σ_k (1 − k/(L + 1))·γ_k. Missing days
 * have no weight. Where the lags would leave less than a tenth of γ₀, γ₀ stands.
 *
 * @param residuals days × securities, day by day, oldest first, NaN = missing
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eq. 5.1; Newey & West (1987)
 */
export function timeSeriesRisk(
  residuals: Float64Array,
  days: number,
  securities: number,
  halfLife: number,
  lags: number,
): TimeSeriesRisk {
  const weights = exponentialWeights(days, halfLife);
  const counts = new Int32Array(securities);
  const total = new Float64Array(securities);
  const squares = new Float64Array(securities);
  for (let t = 0; t < days; t++) {
    const weight = weights[t]!;
    const row = t * securities;
    for (let i = 0; i < securities; i++) {
      const residual = residuals[row + i]!;
      if (residual !== residual) continue;
      counts[i]!++;
      total[i]! += weight;
      squares[i]! += weight * residual * residual;
    }
  }
  const lagged = new Float64Array(securities);
  // Day by day and then lag by lag: the few days that are read together stay close to the processor.
  for (let t = 1; t < days; t++) {
    const row = t * securities;
    for (let lag = 1; lag <= Math.min(lags, t); lag++) {
      const weight = 2 * (1 - lag / (lags + 1)) * weights[t]!;
      const before = row - lag * securities;
      for (let i = 0; i < securities; i++) {
        const product = residuals[row + i]! * residuals[before + i]!;
        if (product === product) lagged[i]! += weight * product;
      }
    }
  }
  const variances = Float64Array.from({ length: securities }, (_, i) => {
    if (counts[i] === 0) return NaN;
    const plain = squares[i]! / total[i]!;
    const corrected = plain + lagged[i]! / total[i]!;
    return corrected > leastShare * plain ? corrected : plain;
  });
  return { variances, counts };
}

/** Share of the plain variance that the lags must leave. */
const leastShare = 0.1;
