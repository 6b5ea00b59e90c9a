import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricEigen, symmetricEigenvalues } from '../../../src-core/numerics/symmetric-eigen.ts';

const matrices = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: n * n, maxLength: n * n }).map((cells) => {
    const matrix = Float64Array.from(cells);
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i]!;
    return { n, matrix };
  }),
);

describe('eigenvalues and eigenvectors', () => {
  it('put the matrix together again, with vectors at right angles', () => {
    fc.assert(
      fc.property(matrices, ({ n, matrix }) => {
        const { values, vectors } = symmetricEigen(matrix, n);
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let whole = 0;
            let angle = 0;
            for (let k = 0; k < n; k++) {
              whole += vectors[i * n + k]! * values[k]! * vectors[j * n + k]!;
              angle += vectors[k * n + i]! * vectors[k * n + j]!;
            }
            expect(whole).toBeCloseTo(matrix[i * n + j]!, 9);
            expect(angle).toBeCloseTo(i === j ? 1 : 0, 10);
          }
        }
      }),
    );
  });

  it('are ascending, and the same without the vectors', () => {
    fc.assert(
      fc.property(matrices, ({ n, matrix }) => {
        const { values } = symmetricEigen(matrix, n);
        expect([...values]).toEqual([...values].sort((a, b) => a - b));
        symmetricEigenvalues(matrix, n).forEach((value, k) => expect(value).toBeCloseTo(values[k]!, 9));
      }),
    );
  });

  it('of a diagonal matrix are its diagonal, and of equal rows one value and zeros', () => {
    expect([...symmetricEigen(Float64Array.of(3, 0, 0, -1), 2).values]).toEqual([-1, 3]);
    const { values } = symmetricEigen(new Float64Array(16).fill(1), 4);
    expect(values[3]).toBeCloseTo(4, 14);
    values.subarray(0, 3).forEach((value) => expect(value).toBeCloseTo(0, 14));
  });

  it.each([1e-320, 1e-200, 1e-160, 1, 1e160, 1e307])(
    'do not depend on the unit, down to the ends of the doubles: %s',
    (unit) => {
      const matrix = Float64Array.of(2, 1, 0, 1, 2, 1, 0, 1, 2).map((entry) => entry * unit);
      const { values, vectors } = symmetricEigen(matrix, 3);
      // 2 − √2, 2 and 2 + √2, as far as so small a double can say it.
      const error = unit < 1e-300 ? 1e-3 : 1e-14;
      [2 - Math.SQRT2, 2, 2 + Math.SQRT2].forEach((value, k) =>
        expect(Math.abs(values[k]! / unit / value - 1)).toBeLessThan(error),
      );
      for (let k = 0; k < 3; k++) {
        expect(Math.hypot(vectors[k]!, vectors[3 + k]!, vectors[6 + k]!)).toBeCloseTo(1, 14);
      }
    },
  );

  it('have vectors at right angles where entries are too small to be squared', () => {
    const { vectors } = symmetricEigen(Float64Array.of(2.4e-188, -1.7e-167, 0, -1.7e-167, 0, 0, 0, 0, 1), 3);
    const half = Math.SQRT1_2;
    const product = vectors[0]! * vectors[1]! + vectors[3]! * vectors[4]! + vectors[6]! * vectors[7]!;
    expect(product).toBeCloseTo(0, 14);
    expect(Math.hypot(vectors[2]!, vectors[5]!, vectors[8]!)).toBeCloseTo(1, 14);
    const alone = symmetricEigen(Float64Array.of(2.4e-188, -1.7e-167, -1.7e-167, 0), 2);
    alone.vectors.forEach((component) => expect(Math.abs(component)).toBeCloseTo(half, 14));
  });

  it('have as many vectors as rows when all values are the same', () => {
    const identity = Float64Array.of(5, 0, 0, 0, 5, 0, 0, 0, 5);
    expect([...symmetricEigen(identity, 3).vectors]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect([...symmetricEigen(new Float64Array(4), 2).values]).toEqual([0, 0]);
    expect(symmetricEigen(new Float64Array(0), 0).values).toHaveLength(0);
  });

  it('give vectors whose largest component is positive', () => {
    const { vectors } = symmetricEigen(Float64Array.of(2, -1, 0, -1, 2, -1, 0, -1, 2), 3);
    for (let column = 0; column < 3; column++) {
      const own = [0, 1, 2].map((row) => vectors[row * 3 + column]!);
      expect(Math.max(...own)).toBeCloseTo(Math.max(...own.map(Math.abs)), 12);
    }
  });
});
