import { addDotTile } from './dot-tile.ts';

/** Columns taken at a time: eight rows of them stay in the nearest cache. */
const columnBlock = 400;

/**
 * A·Aᵀ of a matrix held row by row: the scalar products of every pair of rows.
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
        // On the diagonal a tile reaches above it as well; the mirror below sets those cells.
        if (i + 4 <= rows) {
          const [a, b] = [i * columns, j * columns];
          addDotTile(matrix, a, columns, matrix, b, columns, from, to, products, i * rows + j, rows);
        } else addEdge(matrix, columns, rows, products, i, j, from, to);
      }
    }
  }
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) products[j * rows + i] = products[i * rows + j]!;
  }
  return products;
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
