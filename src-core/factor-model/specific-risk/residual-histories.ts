/** Securities gathered together, so that both reading and writing stay within a few lines of memory. */
const together = 8;
/** Residuals no larger than this are rounding. */
const rounding = 1e-10;

/**
 * Residuals security by security: what follows goes through one security's history at a time. A residual that is nothing but
 * rounding is no observation and becomes missing: a security that is alone in its industry leaves its whole return to the
 * industry's factor, which says nothing about its specific risk.
 *
 * @param residuals days × securities, day by day
 * @returns securities × days, NaN = missing
 */
export function residualHistories(residuals: Float64Array, days: number, securities: number): Float64Array {
  const histories = new Float64Array(days * securities);
  for (let first = 0; first < securities; first += together) {
    const last = Math.min(securities, first + together);
    for (let t = 0; t < days; t++) {
      const row = t * securities;
      for (let i = first; i < last; i++) {
        const residual = residuals[row + i]!;
        histories[i * days + t] = Math.abs(residual) > rounding ? residual : NaN;
      }
    }
  }
  return histories;
}
