import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossProducts } from '../../../src-core/numerics/cross-products.ts';
import { simdCrossProducts } from '../../../src-core/numerics/simd-cross-products.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

function drawn(rows: number, columns: number): Float64Array {
  const stream = createStream(rows, columns);
  return Float64Array.from({ length: rows * columns }, () => stream.normal());
}

const products = (matrix: Float64Array, rows: number, columns: number) =>
  simdCrossProducts(rows, columns, (row, from, numbers) => {
    const start = row * columns + from;
    numbers.set(matrix.subarray(start, start + numbers.length));
  });

describe('products of all pairs of rows by vector instructions', () => {
  it('are those of plain sums, for any numbers of rows and columns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 900 }), (rows, columns) => {
        const matrix = drawn(rows, columns);
        const plain = crossProducts(matrix, rows, columns);
        products(matrix, rows, columns).forEach((value, cell) =>
          expect(Math.abs(value - plain[cell]!)).toBeLessThan(1e-13 * columns),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are symmetric and the same every time', () => {
    const matrix = drawn(70, 501);
    const once = products(matrix, 70, 501);
    expect(products(matrix, 70, 501)).toEqual(once);
    for (let i = 0; i < 70; i++) for (let j = 0; j < i; j++) expect(once[j * 70 + i]).toBe(once[i * 70 + j]);
  });

  it('pass on what is not a number to its own row and column only', () => {
    const matrix = drawn(7, 300);
    matrix[4 * 300 + 260] = NaN;
    products(matrix, 7, 300).forEach((value, cell) =>
      expect(Number.isNaN(value)).toBe(Math.floor(cell / 7) === 4 || cell % 7 === 4),
    );
  });
});
