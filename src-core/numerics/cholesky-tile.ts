/**
 * Rows i…i+3 and columns j…j+3 of a Cholesky factor that is finished above row i and before column j, below the diagonal. Sixteen
 * sums run side by side, so that each number read is used four times.
 *
 * @param matrix n × n, row by row: the factor where it is finished, the matrix elsewhere
 */
export function solveTile(matrix: Float64Array, n: number, i: number, j: number): void {
  const a0 = i * n;
  const a1 = a0 + n;
  const a2 = a1 + n;
  const a3 = a2 + n;
  const b0 = j * n;
  const b1 = b0 + n;
  const b2 = b1 + n;
  const b3 = b2 + n;
  let s00 = matrix[a0 + j]!;
  let s01 = matrix[a0 + j + 1]!;
  let s02 = matrix[a0 + j + 2]!;
  let s03 = matrix[a0 + j + 3]!;
  let s10 = matrix[a1 + j]!;
  let s11 = matrix[a1 + j + 1]!;
  let s12 = matrix[a1 + j + 2]!;
  let s13 = matrix[a1 + j + 3]!;
  let s20 = matrix[a2 + j]!;
  let s21 = matrix[a2 + j + 1]!;
  let s22 = matrix[a2 + j + 2]!;
  let s23 = matrix[a2 + j + 3]!;
  let s30 = matrix[a3 + j]!;
  let s31 = matrix[a3 + j + 1]!;
  let s32 = matrix[a3 + j + 2]!;
  let s33 = matrix[a3 + j + 3]!;
  for (let k = 0; k < j; k++) {
    const y0 = matrix[b0 + k]!;
    const y1 = matrix[b1 + k]!;
    const y2 = matrix[b2 + k]!;
    const y3 = matrix[b3 + k]!;
    const x0 = matrix[a0 + k]!;
    s00 -= x0 * y0;
    s01 -= x0 * y1;
    s02 -= x0 * y2;
    s03 -= x0 * y3;
    const x1 = matrix[a1 + k]!;
    s10 -= x1 * y0;
    s11 -= x1 * y1;
    s12 -= x1 * y2;
    s13 -= x1 * y3;
    const x2 = matrix[a2 + k]!;
    s20 -= x2 * y0;
    s21 -= x2 * y1;
    s22 -= x2 * y2;
    s23 -= x2 * y3;
    const x3 = matrix[a3 + k]!;
    s30 -= x3 * y0;
    s31 -= x3 * y1;
    s32 -= x3 * y2;
    s33 -= x3 * y3;
  }
  finishRow(matrix, a0 + j, b0 + j, n, s00, s01, s02, s03);
  finishRow(matrix, a1 + j, b0 + j, n, s10, s11, s12, s13);
  finishRow(matrix, a2 + j, b0 + j, n, s20, s21, s22, s23);
  finishRow(matrix, a3 + j, b0 + j, n, s30, s31, s32, s33);
}

/** Takes the tile's own earlier columns out of a row of it and divides by the pivots; a dropped column gives 0. */
function finishRow(
  matrix: Float64Array,
  at: number,
  pivots: number,
  n: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  const p0 = matrix[pivots]!;
  const row1 = pivots + n;
  const p1 = matrix[row1 + 1]!;
  const row2 = row1 + n;
  const p2 = matrix[row2 + 2]!;
  const row3 = row2 + n;
  const p3 = matrix[row3 + 3]!;
  const x0 = p0 > 0 ? s0 / p0 : 0;
  const x1 = p1 > 0 ? (s1 - x0 * matrix[row1]!) / p1 : 0;
  const x2 = p2 > 0 ? (s2 - x0 * matrix[row2]! - x1 * matrix[row2 + 1]!) / p2 : 0;
  const x3 = p3 > 0 ? (s3 - x0 * matrix[row3]! - x1 * matrix[row3 + 1]! - x2 * matrix[row3 + 2]!) / p3 : 0;
  matrix[at] = x0;
  matrix[at + 1] = x1;
  matrix[at + 2] = x2;
  matrix[at + 3] = x3;
}
