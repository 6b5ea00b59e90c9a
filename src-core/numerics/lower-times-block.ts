/**
 * X = L·Z for a lower triangular L and a block of columns. Sixteen sums run side by side, so that each number read is used four
 * times.
 *
 * @param lower n × n, row by row, 0 above the diagonal
 * @param block n × width, row by row; width a multiple of 4
 * @param product receives n × width
 */
export function lowerTimesBlock(
  lower: Float64Array,
  n: number,
  block: Float64Array,
  width: number,
  product: Float64Array,
): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    for (let c = 0; c < width; c += 4) fourRows(lower, n, block, width, product, i, c);
  }
  for (; i < n; i++) {
    for (let c = 0; c < width; c++) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += lower[i * n + k]! * block[k * width + c]!;
      product[i * width + c] = sum;
    }
  }
}

function fourRows(
  lower: Float64Array,
  n: number,
  block: Float64Array,
  width: number,
  product: Float64Array,
  i: number,
  c: number,
): void {
  const l0 = i * n;
  const l1 = l0 + n;
  const l2 = l1 + n;
  const l3 = l2 + n;
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
  for (let k = 0, at = c; k < i + 4; k++, at += width) {
    const z0 = block[at]!;
    const z1 = block[at + 1]!;
    const z2 = block[at + 2]!;
    const z3 = block[at + 3]!;
    const x0 = lower[l0 + k]!;
    s00 += x0 * z0;
    s01 += x0 * z1;
    s02 += x0 * z2;
    s03 += x0 * z3;
    const x1 = lower[l1 + k]!;
    s10 += x1 * z0;
    s11 += x1 * z1;
    s12 += x1 * z2;
    s13 += x1 * z3;
    const x2 = lower[l2 + k]!;
    s20 += x2 * z0;
    s21 += x2 * z1;
    s22 += x2 * z2;
    s23 += x2 * z3;
    const x3 = lower[l3 + k]!;
    s30 += x3 * z0;
    s31 += x3 * z1;
    s32 += x3 * z2;
    s33 += x3 * z3;
  }
  let at = i * width + c;
  product[at] = s00;
  product[at + 1] = s01;
  product[at + 2] = s02;
  product[at + 3] = s03;
  at += width;
  product[at] = s10;
  product[at + 1] = s11;
  product[at + 2] = s12;
  product[at + 3] = s13;
  at += width;
  product[at] = s20;
  product[at + 1] = s21;
  product[at + 2] = s22;
  product[at + 3] = s23;
  at += width;
  product[at] = s30;
  product[at + 1] = s31;
  product[at + 2] = s32;
  product[at + 3] = s33;
}
