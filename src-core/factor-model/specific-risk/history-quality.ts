import { meanOfRanksNear } from '../../numerics/median.ts';

/** A history shorter than this says nothing; one of `fullDays` more than it says all. */
export const shortestDays = 60;
const fullDays = 120;
/** Days that are looked at, the newest. */
const lookBack = 252;
/** Interquartile range of normal values in standard deviations. */
const quartilesToDeviation = 1.35;
const outlierDeviations = 10;

/**
 * γ of each security: how far its own history can be trusted. Near 1 with a long history without fat tails, 0 with fewer
 * than 60 residuals: γ = min(1, max(0, (h − 60)/120)) · min(1, max(0, exp(1 − Z))), Z = |σ − σ̃|/σ̃, σ̃ the robust standard
 * deviation (Q₃ − Q₁)/1.35 and σ that of the residuals within ±10 σ̃, all over the last 252 days.
 *
 * @param histories securities × days, security by security, oldest first, NaN = missing
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eqs. 5.3–5.5
 */
export function historyQuality(histories: Float64Array, days: number, securities: number): Float64Array {
  const looked = Math.min(days, lookBack);
  const own = new Float64Array(looked);
  const scratch = new Float64Array(looked);
  return Float64Array.from({ length: securities }, (_, i) => {
    let count = 0;
    for (let t = (i + 1) * days - looked; t < (i + 1) * days; t++) {
      const residual = histories[t]!;
      if (residual === residual) own[count++] = residual;
    }
    const length = Math.min(1, Math.max(0, (count - shortestDays) / fullDays));
    return length === 0 ? 0 : length * steadiness(own, count, scratch);
  });
}

function steadiness(own: Float64Array, count: number, scratch: Float64Array): number {
  const robust = interquartileRange(own, count, scratch) / quartilesToDeviation;
  if (!(robust > 0)) return 0;
  const bound = outlierDeviations * robust;
  let used = 0;
  let sum = 0;
  let squares = 0;
  for (let n = 0; n < count; n++) {
    const value = own[n]!;
    if (Math.abs(value) > bound) continue;
    used++;
    sum += value;
    squares += value * value;
  }
  const deviation = Math.sqrt(Math.max(0, (squares - (sum * sum) / used) / (used - 1)));
  return Math.min(1, Math.exp(1 - Math.abs(deviation - robust) / robust));
}

/** Distance of the medians of the lower and the upper half; quartiles are looked for first where normal values have them. */
function interquartileRange(values: Float64Array, count: number, scratch: Float64Array): number {
  let squares = 0;
  for (let n = 0; n < count; n++) squares += values[n]! * values[n]!;
  const deviation = Math.sqrt(squares / count);
  const half = count >> 1;
  const middle = half >> 1;
  const first = half % 2 === 1 ? middle : middle - 1;
  const upperStart = count - half;
  const quartile = (from: number, low: number, high: number) =>
    meanOfRanksNear(values, count, from + first, from + middle, low * deviation, high * deviation, scratch);
  return quartile(upperStart, 0.35, 0.8) - quartile(0, -0.8, -0.35);
}
