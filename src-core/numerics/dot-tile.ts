/**
 * Adds to a 4 × 4 tile of a product the scalar products of four rows of A with four rows of B, over a stretch of columns. Sixteen
 * sums run side by side, so that each number read is used four times.
 *
 * @param a, aAt, aStride array, place of its first row's column 0, and distance of its rows; so for b
 * @param product receives the tile from `at` on, its rows `stride` apart
 */
export function addDotTile(
  a: Float64Array,
  aAt: number,
  aStride: number,
  b: Float64Array,
  bAt: number,
  bStride: number,
  from: number,
  to: number,
  product: Float64Array,
  at: number,
  stride: number,
): void {
  const a0 = aAt;
  const a1 = a0 + aStride;
  const a2 = a1 + aStride;
  const a3 = a2 + aStride;
  const b0 = bAt;
  const b1 = b0 + bStride;
  const b2 = b1 + bStride;
  const b3 = b2 + bStride;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let t = from; t < to; t++) {
    const y0 = b[b0 + t]!;
    const y1 = b[b1 + t]!;
    const y2 = b[b2 + t]!;
    const y3 = b[b3 + t]!;
    const x0 = a[a0 + t]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    const x1 = a[a1 + t]!;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    const x2 = a[a2 + t]!;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3;
    const x3 = a[a3 + t]!;
    s30 += x3 * y0;
    s31 += x3 * y1;
    s32 += x3 * y2;
    s33 += x3 * y3;
  }
  let row = at;
  product[row]! += s00;
  product[row + 1]! += s01;
  product[row + 2]! += s02;
  product[row + 3]! += s03;
  row += stride;
  product[row]! += s10;
  product[row + 1]! += s11;
  product[row + 2]! += s12;
  product[row + 3]! += s13;
  row += stride;
  product[row]! += s20;
  product[row + 1]! += s21;
  product[row + 2]! += s22;
  product[row + 3]! += s23;
  row += stride;
  product[row]! += s30;
  product[row + 1]! += s31;
  product[row + 2]! += s32;
  product[row + 3]! += s33;
}
