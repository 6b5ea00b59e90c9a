/** Residuals a security needs before its own variance weighs it. */
const fewestResiduals = 42;

/**
 * Specific variances as known the day before each day: exponentially weighted mean square of the residuals so far. Their
 * inverses weigh the second pass of the cross-sections.
 *
 * @param residuals days × securities of the first pass, NaN = missing
 * @returns days × securities in shared memory, NaN = too few residuals
 */
export function variancesKnownBefore(
  residuals: Float64Array,
  days: number,
  securities: number,
  halfLife: number,
): Float64Array {
  const decay = 0.5 ** (1 / halfLife);
  const variances = new Float64Array(new SharedArrayBuffer(residuals.length * 8));
  const weights = new Float64Array(securities);
  const squares = new Float64Array(securities);
  const counts = new Int32Array(securities);
  for (let t = 0; t < days; t++) {
    const row = t * securities;
    for (let i = 0; i < securities; i++) {
      const known = counts[i]! >= fewestResiduals && squares[i]! > 0;
      variances[row + i] = known ? squares[i]! / weights[i]! : NaN;
      weights[i]! *= decay;
      squares[i]! *= decay;
      const residual = residuals[row + i]!;
      if (residual === residual) {
        weights[i]! += 1;
        squares[i]! += residual * residual;
        counts[i]!++;
      }
    }
  }
  return variances;
}
