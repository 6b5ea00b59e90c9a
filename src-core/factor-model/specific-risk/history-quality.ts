import { medianInPlace } from '../../numerics/median.ts';

/** A history shorter than this says nothing; one of `fullDays` more than it says all. */
export const shortestDays = 60;
const fullDays = 120;
/** Interquartile range of normal values in standard deviations. */
const quartilesToDeviation = 1.35;
const outlierDeviations = 10;

/**
 * γ of each security: how far its own history can be trusted. Near 1 with a long history without fat tails, 0 with fewer
 * than 60 residuals: γ = min(1, max(0, (h − 60)/120)) · min(1, max(0, exp(1 − Z))), Z = |σ − σ̃|/σ̃, σ̃ the robust standard
 * deviation (Q₃ − Q₁)/1.35 and σ that of the residuals within ±10 σ̃.
 *
 * @param residuals days × securities, NaN = missing
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, eqs. 5.3–5.5
 */
export function historyQuality(residuals: Float64Array, days: number, securities: number): Float64Array {
  const own = new Float64Array(days);
  const scratch = new Float64Array(days);
  return Float64Array.from({ length: securities }, (_, i) => {
    let count = 0;
    for (let t = 0; t < days; t++) {
      const residual = residuals[t * securities + i]!;
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

/** Distance of the medians of the upper and the lower half. */
function interquartileRange(values: Float64Array, count: number, scratch: Float64Array): number {
  scratch.set(values.subarray(0, count));
  // Selecting the median leaves smaller values before it and larger ones after it.
  medianInPlace(scratch, count);
  const half = count >> 1;
  const lower = medianInPlace(scratch, half);
  const upper = medianInPlace(scratch.subarray(count - half), half);
  return upper - lower;
}
