import { weightOf } from './structural.ts';

/** Days of a security's residuals before its forecast counts. */
const burnInDays = 63;

/**
 * B_t² of specific returns: cap-weighted mean over securities of (residual ÷ forecast volatility)², each volatility forecast
 * the day before by the exponentially weighted mean square of the residuals until then.
 *
 * @param histories securities × days, security by security, oldest first, NaN = missing
 * @returns one a day, NaN while no security has a forecast
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eqs. 5.12–5.14
 */
export function specificBiases(
  histories: Float64Array,
  days: number,
  securities: number,
  marketCaps: Float64Array,
  halfLife: number,
): Float64Array {
  const decay = 0.5 ** (1 / halfLife);
  const sums = new Float64Array(days);
  const weights = new Float64Array(days);
  for (let i = 0; i < securities; i++) {
    const start = i * days;
    const cap = weightOf(marketCaps[i]!);
    let total = 0;
    let squares = 0;
    let count = 0;
    for (let t = 0; t < days; t++) {
      const residual = histories[start + t]!;
      const known = residual === residual;
      if (known && count >= burnInDays && squares > 0) {
        sums[t]! += (cap * residual * residual * total) / squares;
        weights[t]! += cap;
      }
      total *= decay;
      squares *= decay;
      if (known) {
        total += 1;
        squares += residual * residual;
        count++;
      }
    }
  }
  return sums.map((sum, t) => (weights[t]! > 0 ? sum / weights[t]! : NaN));
}
