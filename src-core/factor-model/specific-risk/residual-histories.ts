/** Securities gathered together, so that both reading and writing stay within a few lines of memory. */
const together = 8;

/**
 * Residuals security by security: what follows goes through one security's history at a time.
 *
 * @param residuals days × securities, day by day
 * @returns securities × days
 */
export function residualHistories(residuals: Float64Array, days: number, securities: number): Float64Array {
  const histories = new Float64Array(days * securities);
  for (let first = 0; first < securities; first += together) {
    const last = Math.min(securities, first + together);
    for (let t = 0; t < days; t++) {
      const row = t * securities;
      for (let i = first; i < last; i++) histories[i * days + t] = residuals[row + i]!;
    }
  }
  return histories;
}
