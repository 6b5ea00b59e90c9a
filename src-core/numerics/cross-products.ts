/** Columns taken at a time: eight rows of them stay in the nearest cache. */
const columnBlock = 400;

/**
 * A·Aᵀ of a matrix held row by row: the products of every pair of rows. Sixteen products are summed side by side, so that each
 * number read is used four times; sums over columns are taken in fixed blocks, so that the result never depends on more than
 * the matrix.
 *
 * @param matrix rows × columns
 * @returns rows × rows, row by row, symmetric
 */
export function crossProducts(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const products = new Float64Array(rows * rows);
  for (let from = 0; from < columns; from += columnBlock) {
    const to = Math.min(columns, from + columnBlock);
    for (let i = 0; i < rows; i += 4) {
      for (let j = 0; j <= i; j += 4) {
        if (i + 4 <= rows) addTile(matrix, columns, rows, products, i, j, from, to);
        else addEdge(matrix, columns, rows, products, i, j, from, to);
      }
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) products[j * rows + i] = products[i * rows + j]!;
  }
  return products;
}

function addTile(
  matrix: Float64Array,
  columns: number,
  rows: number,
  products: Float64Array,
  i: number,
  j: number,
  from: number,
  to: number,
): void {
  const a0 = i * columns;
  const a1 = a0 + columns;
  const a2 = a1 + columns;
  const a3 = a2 + columns;
  const b0 = j * columns;
  const b1 = b0 + columns;
  const b2 = b1 + columns;
  const b3 = b2 + columns;
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
    const y0 = matrix[b0 + t]!;
    const y1 = matrix[b1 + t]!;
    const y2 = matrix[b2 + t]!;
    const y3 = matrix[b3 + t]!;
    const x0 = matrix[a0 + t]!;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    const x1 = matrix[a1 + t]!;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    const x2 = matrix[a2 + t]!;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3;
    const x3 = matrix[a3 + t]!;
    s30 += x3 * y0;
    s31 += x3 * y1;
    s32 += x3 * y2;
    s33 += x3 * y3;
  }
  // On the diagonal the tile reaches above it as well; the mirror at the end sets those cells.
  let row = i * rows + j;
  products[row]! += s00;
  products[row + 1]! += s01;
  products[row + 2]! += s02;
  products[row + 3]! += s03;
  row += rows;
  products[row]! += s10;
  products[row + 1]! += s11;
  products[row + 2]! += s12;
  products[row + 3]! += s13;
  row += rows;
  products[row]! += s20;
  products[row + 1]! += s21;
  products[row + 2]! += s22;
  products[row + 3]! += s23;
  row += rows;
  products[row]! += s30;
  products[row + 1]! += s31;
  products[row + 2]! += s32;
  products[row + 3]! += s33;
}

/** The rows that don't fill a tile of four. */
function addEdge(
  matrix: Float64Array,
  columns: number,
  rows: number,
  products: Float64Array,
  i: number,
  j: number,
  from: number,
  to: number,
): void {
  for (let a = i; a < Math.min(rows, i + 4); a++) {
    for (let b = j; b < Math.min(a + 1, j + 4); b++) {
      let sum = 0;
      for (let t = from; t < to; t++) sum += matrix[a * columns + t]! * matrix[b * columns + t]!;
      products[a * rows + b]! += sum;
    }
  }
}
