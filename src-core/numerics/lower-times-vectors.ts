import { addDotTile } from './dot-tile.ts';

/**
 * L·z for a lower triangular L and many vectors z at once.
 *
 * @param lower n × n, row by row, 0 above the diagonal
 * @param vectors width × n, vector by vector; width a multiple of 4
 * @param product receives n × width, row by row
 */
export function lowerTimesVectors(
  lower: Float64Array,
  n: number,
  vectors: Float64Array,
  width: number,
  product: Float64Array,
): void {
  product.fill(0, 0, n * width);
  const tiled = n - (n % 4);
  for (let i = 0; i < tiled; i += 4) {
    for (let c = 0; c < width; c += 4) {
      addDotTile(lower, i * n, n, vectors, c * n, n, 0, i + 4, product, i * width + c, width);
    }
  }
  for (let i = tiled; i < n; i++) {
    for (let c = 0; c < width; c++) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += lower[i * n + k]! * vectors[c * n + k]!;
      product[i * width + c] = sum;
    }
  }
}
