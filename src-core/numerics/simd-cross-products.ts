import { simdTile, tileRows } from './simd-tile.ts';

/** Columns taken at a time: six rows of them stay in the nearest cache, all of them in the next. */
const columnBlock = 250;
/** Doubles at the start of the tile's memory that receive its sums. */
const outputCells = 16;
/** Side of the squares in which the lower triangle is mirrored. */
const mirrorBlock = 32;

/**
 * A·Aᵀ of a large matrix by vector instructions. The result is the same on every machine; it differs from that of `crossProducts` in
 * the order of the sums alone.
 *
 * @param fill writes columns `from`, `from` + 1, … of a row into the numbers it is given; asked once for every number
 * @returns rows × rows, row by row, symmetric
 */
export function simdCrossProducts(
  rows: number,
  columns: number,
  fill: (row: number, from: number, numbers: Float64Array) => void,
): Float64Array {
  // Rows and a column of zeros fill up the last tiles; they add nothing.
  const padded = Math.ceil(rows / tileRows) * tileRows;
  const stride = Math.min(columnBlock, columns + (columns % 2));
  const { tile, memory } = simdTile(8 * (outputCells + padded * stride));
  memory.fill(0, outputCells + rows * stride, outputCells + padded * stride);
  const products = new Float64Array(rows * rows);
  for (let from = 0; from < columns; from += columnBlock) {
    const width = Math.min(columnBlock, columns - from);
    const even = width + (width % 2);
    for (let row = 0; row < rows; row++) {
      const start = outputCells + row * stride;
      fill(row, from, memory.subarray(start, start + width));
      if (even > width) memory[start + width] = 0;
    }
    for (let i = 0; i < padded; i += tileRows) {
      for (let j = 0; j <= i; j += tileRows) {
        tile(8 * (outputCells + i * stride), 8 * (outputCells + j * stride), 8 * stride, 8 * even, 0);
        if (i + tileRows <= rows) addTile(products, i * rows + j, rows, memory);
        else addEdge(products, i, j, rows, memory);
      }
    }
  }
  mirror(products, rows);
  return products;
}

function addTile(products: Float64Array, at: number, rows: number, sums: Float64Array): void {
  const next = at + rows;
  const last = next + rows;
  products[at]! += sums[0]!;
  products[at + 1]! += sums[1]!;
  products[at + 2]! += sums[2]!;
  products[next]! += sums[3]!;
  products[next + 1]! += sums[4]!;
  products[next + 2]! += sums[5]!;
  products[last]! += sums[6]!;
  products[last + 1]! += sums[7]!;
  products[last + 2]! += sums[8]!;
}

/** The last tiles of a number of rows that threes don't divide. */
function addEdge(products: Float64Array, i: number, j: number, rows: number, sums: Float64Array): void {
  for (let row = i; row < rows; row++) {
    for (let column = j; column < Math.min(rows, j + tileRows); column++) {
      products[row * rows + column]! += sums[(row - i) * tileRows + column - j]!;
    }
  }
}

/** Copies what is below the diagonal above it, square by square, so that rows of both sides stay in the cache. */
function mirror(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i += mirrorBlock) {
    for (let j = 0; j <= i; j += mirrorBlock) {
      const end = Math.min(n, i + mirrorBlock);
      for (let row = i; row < end; row++) {
        const last = Math.min(row, j + mirrorBlock);
        for (let column = j; column < last; column++) matrix[column * n + row] = matrix[row * n + column]!;
      }
    }
  }
}
