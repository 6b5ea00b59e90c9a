/**
 * Exponential weights of days 0 … T − 1, the newest heaviest: 0.5^((T − 1 − t) ÷ half-life), not normalised.
 */
export function exponentialWeights(days: number, halfLife: number): Float64Array {
  const weights = new Float64Array(days);
  for (let t = 0; t < days; t++) weights[t] = 0.5 ** ((days - 1 - t) / halfLife);
  return weights;
}

/** (Σw)² ÷ Σw²: the number of equally weighted days that carry as much information. */
export function effectiveDays(weights: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return (sum * sum) / squares;
}
