export const backcastKinds = ['ewma', 'mean-square'] as const;
/** What stands for the variance before the sample: recent squares weighted by 0.94ⁱ, or the mean square of the whole sample. */
export type BackcastKind = (typeof backcastKinds)[number];

const decay = 0.94;
const longest = 75;

/**
 * Σ wᵢ·εᵢ² over the first 75 residuals (or all, if fewer), wᵢ ∝ 0.94ⁱ.
 *
 * @source J.P. Morgan/Reuters (1996), RiskMetrics Technical Document; the convention of Sheppard's arch
 */
export function ewmaBackcast(residuals: Float64Array): number {
  let weight = 1;
  let weights = 0;
  let sum = 0;
  for (let t = 0; t < Math.min(longest, residuals.length); t++) {
    sum += weight * residuals[t]! * residuals[t]!;
    weights += weight;
    weight *= decay;
  }
  return sum / weights;
}

/** Mean of the squared residuals, and its derivative by a mean taken off the series. */
export function meanSquareBackcast(residuals: Float64Array): { readonly value: number; readonly byMean: number } {
  let squares = 0;
  let sum = 0;
  for (let t = 0; t < residuals.length; t++) {
    squares += residuals[t]! * residuals[t]!;
    sum += residuals[t]!;
  }
  return { value: squares / residuals.length, byMean: (-2 * sum) / residuals.length };
}
