/**
 * The risk of one set of weights in factor form, daily. V = X·F·Xᵀ + Δ is never formed: everything follows from hᵀX (K
 * numbers) and F·(hᵀX).
 */
export interface FactorForm {
  /** x = hᵀX. */
  readonly exposures: Float64Array;
  /** F·x. */
  readonly covariances: Float64Array;
  readonly factorVariance: number;
  readonly specificVariance: number;
  /** √(factor + specific variance). */
  readonly volatility: number;
}

/**
 * @param weights h, one a row
 * @param rows rows × K exposures
 * @param specificVariances one a row
 * @param covariance F, K × K
 */
export function factorForm(
  weights: Float64Array,
  rows: Float64Array,
  specificVariances: Float64Array,
  covariance: Float64Array,
  factors: number,
): FactorForm {
  const exposures = new Float64Array(factors);
  let specificVariance = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    specificVariance += weight * weight * specificVariances[i]!;
    const row = i * factors;
    for (let k = 0; k < factors; k++) exposures[k]! += weight * rows[row + k]!;
  }
  const covariances = new Float64Array(factors);
  let factorVariance = 0;
  for (let a = 0; a < factors; a++) {
    let sum = 0;
    for (let b = 0; b < factors; b++) sum += covariance[a * factors + b]! * exposures[b]!;
    covariances[a] = sum;
    factorVariance += exposures[a]! * sum;
  }
  // Rounding may leave a trace below 0 where there is no risk.
  factorVariance = Math.max(0, factorVariance);
  return {
    exposures,
    covariances,
    factorVariance,
    specificVariance,
    volatility: Math.sqrt(factorVariance + specificVariance),
  };
}

/** Covariance of two sets of weights over the same rows: xᵀ·F·y + Σ h·g·δ. */
export function covarianceOf(
  a: FactorForm,
  b: FactorForm,
  weightsA: Float64Array,
  weightsB: Float64Array,
  specificVariances: Float64Array,
): number {
  let sum = 0;
  for (let k = 0; k < a.exposures.length; k++) sum += a.exposures[k]! * b.covariances[k]!;
  for (let i = 0; i < weightsA.length; i++) sum += weightsA[i]! * weightsB[i]! * specificVariances[i]!;
  return sum;
}
