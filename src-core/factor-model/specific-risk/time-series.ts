import { exponentialWeights } from '../covariance/weights.ts';

/** What the residuals of each security say by themselves. */
export interface TimeSeriesRisk {
  /** Daily variance, exponentially weighted, with Newey–West lags; NaN without residuals. */
  readonly variances: Float64Array;
  /** Residuals known in the window. */
  readonly counts: Int32Array;
}

/** Share of the plain variance that the lags must leave. */
const leastShare = 0.1;

/**
 * Exponentially weighted variance of residuals about 0 with Newey–West lags: γ₀ + 2·Σ_k (1 − k/(L + 1))·γ_k. Missing days
 * have no weight. Where the lags would leave less than a tenth of γ₀, γ₀ stands.
 *
 * @param histories securities × days, security by security, oldest first, NaN = missing
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eq. 5.1; Newey & West (1987)
 */
export function timeSeriesRisk(
  histories: Float64Array,
  days: number,
  securities: number,
  halfLife: number,
  lags: number,
): TimeSeriesRisk {
  const weights = exponentialWeights(days, halfLife);
  const bartlett = Float64Array.from({ length: lags + 1 }, (_, lag) => 2 * (1 - lag / (lags + 1)));
  const counts = new Int32Array(securities);
  const variances = new Float64Array(securities);
  for (let i = 0; i < securities; i++) {
    const start = i * days;
    let count = 0;
    let total = 0;
    let squares = 0;
    let lagged = 0;
    for (let t = 0; t < days; t++) {
      const residual = histories[start + t]!;
      if (residual !== residual) continue;
      const weight = weights[t]!;
      count++;
      total += weight;
      squares += weight * residual * residual;
      let before = 0;
      for (let lag = 1; lag <= lags && lag <= t; lag++) {
        const earlier = histories[start + t - lag]!;
        if (earlier === earlier) before += bartlett[lag]! * earlier;
      }
      lagged += weight * residual * before;
    }
    const plain = squares / total;
    const corrected = plain + lagged / total;
    counts[i] = count;
    variances[i] = count === 0 ? NaN : corrected > leastShare * plain ? corrected : plain;
  }
  return { variances, counts };
}
