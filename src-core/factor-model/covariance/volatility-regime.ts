import { exponentialWeights } from './weights.ts';

/** Days before the first forecast of a volatility counts. */
const burnInDays = 63;

/**
 * Volatility regime multiplier λ = √(Σ w_t·B_t²): how much larger the returns of late were than forecast, all factors
 * together. Volatilities are multiplied by λ, covariances by λ².
 *
 * @param biases B_t² of each day, the mean over factors of (return ÷ forecast volatility)²; NaN = no factor that day
 * @returns positive; 1 where no day has one, and where nothing moved at all, which tells nothing about what comes
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eqs. 4.4–4.6
 */
export function regimeMultiplier(biases: Float64Array, halfLife: number): number {
  const weights = exponentialWeights(biases.length, halfLife);
  let sum = 0;
  let total = 0;
  biases.forEach((bias, t) => {
    if (Number.isNaN(bias)) return;
    sum += weights[t]! * bias;
    total += weights[t]!;
  });
  return sum > 0 ? Math.sqrt(sum / total) : 1;
}

/**
 * B_t² with each volatility forecast the day before, by the exponentially weighted mean square of the returns until then.
 *
 * @param returns days × columns, NaN = missing
 */
export function squaredBiases(returns: Float64Array, columns: number, halfLife: number): Float64Array {
  const days = columns === 0 ? 0 : returns.length / columns;
  const decay = 0.5 ** (1 / halfLife);
  const weights = new Float64Array(columns);
  const squares = new Float64Array(columns);
  const counts = new Int32Array(columns);
  const biases = new Float64Array(days).fill(NaN);
  for (let t = 0; t < days; t++) {
    let sum = 0;
    let count = 0;
    for (let k = 0; k < columns; k++) {
      const value = returns[t * columns + k]!;
      const known = value === value;
      if (known && counts[k]! >= burnInDays && squares[k]! > 0) {
        sum += (value * value * weights[k]!) / squares[k]!;
        count++;
      }
      weights[k]! *= decay;
      squares[k]! *= decay;
      if (known) {
        weights[k]! += 1;
        squares[k]! += value * value;
        counts[k]!++;
      }
    }
    if (count > 0) biases[t] = sum / count;
  }
  return biases;
}
