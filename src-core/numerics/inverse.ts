import { choleskyInPlace, choleskySolve } from './cholesky.ts';

/** Inverse of a symmetric positive definite matrix, row by row; null where it is not positive definite. The input is kept. */
export function inverseOfPositive(matrix: Float64Array, n: number): Float64Array | null {
  const factor = matrix.slice();
  if (!factor.every(Number.isFinite) || choleskyInPlace(factor, n, new Uint8Array(n), 1e-13) > 0) return null;
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    column.fill(0);
    column[j] = 1;
    choleskySolve(factor, n, column);
    inverse.set(column, j * n);
  }
  return inverse;
}
