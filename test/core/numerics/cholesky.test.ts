import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyInPlace, choleskySolve } from '../../../src-core/numerics/cholesky.ts';

/** A·Aᵀ of a random matrix, positive definite with probability 1. */
const positive = fc.integer({ min: 1, max: 14 }).chain((n) =>
  fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n * n, maxLength: n * n }).map((cells) => {
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < n; k++) matrix[i * n + j]! += cells[i * n + k]! * cells[j * n + k]!;
        if (i === j) matrix[i * n + j]! += 1;
      }
    }
    return { n, matrix };
  }),
);

describe('the Cholesky factor', () => {
  it('solves the equations', () => {
    fc.assert(
      fc.property(positive, ({ n, matrix }) => {
        const factor = matrix.slice();
        expect(choleskyInPlace(factor, n, new Uint8Array(n))).toBe(0);
        const solution = Float64Array.from({ length: n }, (_, i) => i - 1.5);
        const right = Float64Array.from({ length: n }, (_, i) =>
          solution.reduce((sum, value, j) => sum + matrix[i * n + j]! * value, 0),
        );
        choleskySolve(factor, n, right);
        right.forEach((value, i) => expect(value).toBeCloseTo(solution[i]!, 6));
      }),
    );
  });

  it('drops a row that follows from those before it, and solves without it', () => {
    const factor = Float64Array.of(4, 2, 2, 2, 1, 1, 2, 1, 5);
    const dropped = new Uint8Array(3);
    expect(choleskyInPlace(factor, 3, dropped)).toBe(1);
    expect([...dropped]).toEqual([0, 1, 0]);
    const right = Float64Array.of(8, 4, 9);
    choleskySolve(factor, 3, right);
    expect(right[1]).toBe(0);
    expect(4 * right[0]! + 2 * right[2]!).toBeCloseTo(8, 12);
    expect(2 * right[0]! + 5 * right[2]!).toBeCloseTo(9, 12);
  });

  it.each([
    { remaining: 1e-12, count: 1 },
    { remaining: 1e-8, count: 0 },
  ])('drops a row of which only rounding remains: $remaining', ({ remaining, count }) => {
    const dropped = new Uint8Array(2);
    expect(choleskyInPlace(Float64Array.of(1, 1, 1, 1 + remaining), 2, dropped)).toBe(count);
    expect(dropped[1]).toBe(count);
  });

  it('drops the same rows of a large matrix as of a small one, wherever they stand', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 21 }), fc.nat(), fc.nat(), (n, first, second) => {
        const [kept, copied] = [first % n, second % n].sort((a, b) => a - b) as [number, number];
        fc.pre(kept < copied);
        const matrix = Float64Array.from({ length: n * n }, (_, cell) => {
          const [i, j] = [Math.floor(cell / n), cell % n].map((k) => (k === copied ? kept : k)) as [number, number];
          return 1 / (1 + Math.abs(i - j)) + (i === j ? 1 : 0);
        });
        const dropped = new Uint8Array(n);
        expect(choleskyInPlace(matrix, n, dropped)).toBe(1);
        expect(dropped.indexOf(1)).toBe(copied);
      }),
    );
  });

  it('drops a row of zeros', () => {
    const dropped = new Uint8Array(2);
    expect(choleskyInPlace(Float64Array.of(0, 0, 0, 1), 2, dropped)).toBe(1);
    expect([...dropped]).toEqual([1, 0]);
  });
});
