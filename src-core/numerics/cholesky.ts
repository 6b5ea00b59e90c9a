import { solveTile } from './cholesky-tile.ts';

/**
 * Factorises a symmetric matrix in place as A = L·Lᵀ. A row that depends linearly on those before it is dropped: its row and
 * column of L become 0, so that solving gives 0 for it and leaves it out of the other rows.
 *
 * @param matrix n × n, row by row; only the lower triangle is read and written
 * @param dropped receives 1 for each dropped row; row i is dropped where less than `tolerance` of its diagonal remains
 * @returns number of dropped rows; 0 means positive definite
 * @source Golub & Van Loan (2013), Matrix Computations, algorithm 4.2.1
 */
export function choleskyInPlace(matrix: Float64Array, n: number, dropped: Uint8Array, tolerance = 1e-10): number {
  const diagonal = new Float64Array(4);
  let count = 0;
  for (let i = 0; i < n; i += 4) {
    const height = Math.min(4, n - i);
    for (let a = 0; a < height; a++) diagonal[a] = matrix[(i + a) * n + i + a]!;
    if (height === 4) for (let j = 0; j < i; j += 4) solveTile(matrix, n, i, j);
    else for (let a = 0; a < height; a++) solveEntries(matrix, n, i + a, 0, i);
    // The triangle on the diagonal, row by row: every row is complete before its diagonal decides whether it stays.
    for (let a = 0; a < height; a++) {
      const row = (i + a) * n;
      solveEntries(matrix, n, i + a, i, i + a);
      let remaining = diagonal[a]!;
      for (let k = 0; k < i + a; k++) remaining -= matrix[row + k]! * matrix[row + k]!;
      if (remaining > tolerance * diagonal[a]! && remaining > 0) {
        dropped[i + a] = 0;
        matrix[row + i + a] = Math.sqrt(remaining);
      } else {
        dropped[i + a] = 1;
        count++;
        for (let k = 0; k <= i + a; k++) matrix[row + k] = 0;
      }
    }
  }
  return count;
}

/** Entries of row i of the factor in columns `start` to before `end`. */
function solveEntries(matrix: Float64Array, n: number, i: number, start: number, end: number): void {
  const row = i * n;
  for (let j = start; j < end; j++) {
    const other = j * n;
    const pivot = matrix[other + j]!;
    let sum = matrix[row + j]!;
    for (let k = 0; k < j; k++) sum -= matrix[row + k]! * matrix[other + k]!;
    matrix[row + j] = pivot > 0 ? sum / pivot : 0;
  }
}

/** Solves L·Lᵀ·x = b in place; dropped rows give 0. */
export function choleskySolve(factor: Float64Array, n: number, vector: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    const pivot = factor[row + i]!;
    let sum = vector[i]!;
    for (let k = 0; k < i; k++) sum -= factor[row + k]! * vector[k]!;
    vector[i] = pivot > 0 ? sum / pivot : 0;
  }
  // Backwards by rows of L, which lie side by side in memory, rather than by its columns.
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const pivot = factor[row + i]!;
    const value = pivot > 0 ? vector[i]! / pivot : 0;
    vector[i] = value;
    for (let k = 0; k < i; k++) vector[k]! -= factor[row + k]! * value;
  }
}
