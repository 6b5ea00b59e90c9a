import { weightOf } from './structural.ts';

/** Days of a security's residuals before its forecast counts. */
const burnInDays = 63;

/**
 * B_t² of specific returns: cap-weighted mean over securities of (residual ÷ forecast volatility)², each volatility forecast
 * the day before by the exponentially weighted mean square of the residuals until then.
 *
 * @param residuals days × securities, NaN = missing
 * @returns one a day, NaN while no security has a forecast
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eqs. 5.12–5.14
 */
export function specificBiases(
  residuals: Float64Array,
  days: number,
  securities: number,
  marketCaps: Float64Array,
  halfLife: number,
): Float64Array {
  const decay = 0.5 ** (1 / halfLife);
  const caps = marketCaps.map(weightOf);
  const totals = new Float64Array(securities);
  const squares = new Float64Array(securities);
  const counts = new Int32Array(securities);
  const biases = new Float64Array(days).fill(NaN);
  for (let t = 0; t < days; t++) {
    let sum = 0;
    let weight = 0;
    const row = t * securities;
    for (let i = 0; i < securities; i++) {
      const residual = residuals[row + i]!;
      const known = residual === residual;
      const square = squares[i]!;
      if (known && counts[i]! >= burnInDays && square > 0) {
        sum += (caps[i]! * residual * residual * totals[i]!) / square;
        weight += caps[i]!;
      }
      totals[i] = decay * totals[i]!;
      squares[i] = decay * square;
      if (known) {
        totals[i]! += 1;
        squares[i]! += residual * residual;
        counts[i]!++;
      }
    }
    if (weight > 0) biases[t] = sum / weight;
  }
  return biases;
}
