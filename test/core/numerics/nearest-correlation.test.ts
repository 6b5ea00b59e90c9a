import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestCorrelation } from '../../../src-core/numerics/nearest-correlation.ts';
import { symmetricEigenvalues } from '../../../src-core/numerics/symmetric-eigen.ts';
import { errorOf } from '../error-of.ts';
import { fromLowerTriangle } from '../reference-generator.ts';

interface Example {
  readonly input: readonly (readonly number[])[];
  readonly nearest: readonly (readonly number[])[];
  readonly frobenius_distance: number;
}

const reference = JSON.parse(readFileSync(new URL('../../reference/covariance.json', import.meta.url), 'utf8')) as {
  readonly expected: {
    readonly generated_250x20: {
      readonly sample: { readonly lower_triangle_by_rows: readonly number[] };
      readonly 'stressed_correlation_x1.8': {
        readonly frobenius_distance_to_nearest: number;
        readonly nearest_lower_triangle_by_rows: readonly number[];
      };
    };
    readonly nearest_correlation: Readonly<Record<string, Example>>;
  };
};

const distance = (a: Float64Array, b: Float64Array) => Math.hypot(...a.map((value, cell) => value - b[cell]!));
const furthest = (a: Float64Array, b: Float64Array) => Math.max(...a.map((value, cell) => Math.abs(value - b[cell]!)));

/** Symmetric, entries in [−2, 2]. */
const symmetric = fc.integer({ min: 1, max: 7 }).chain((n) =>
  fc.array(fc.integer({ min: -20, max: 20 }), { minLength: n * n, maxLength: n * n }).map((cells) => {
    const matrix = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) matrix[i * n + j] = cells[Math.max(i, j) * n + Math.min(i, j)]! / 10;
    }
    return { n, matrix };
  }),
);

describe('the nearest correlation matrix', () => {
  it.each(Object.entries(reference.expected.nearest_correlation))('is that of the reference: %s', (_, example) => {
    const n = example.input.length;
    const input = Float64Array.from(example.input.flat());
    const found = nearestCorrelation(input, n);
    expect(furthest(found, Float64Array.from(example.nearest.flat()))).toBeLessThan(1e-7);
    expect(Math.abs(distance(found, input) - example.frobenius_distance)).toBeLessThan(1e-7);
  });

  it('repairs the stressed correlations of twenty securities', () => {
    const { sample, 'stressed_correlation_x1.8': stressed } = reference.expected.generated_250x20;
    const n = 20;
    const covariance = fromLowerTriangle(sample.lower_triangle_by_rows, n);
    const input = covariance.map((value, cell) => {
      const [i, j] = [Math.floor(cell / n), cell % n];
      if (i === j) return 1;
      const correlation = (1.8 * value) / Math.sqrt(covariance[i * n + i]! * covariance[j * n + j]!);
      return Math.sign(correlation) * Math.min(0.99, Math.abs(correlation));
    });
    const found = nearestCorrelation(input, n);
    expect(furthest(found, fromLowerTriangle(stressed.nearest_lower_triangle_by_rows, n))).toBeLessThan(1e-7);
    expect(Math.abs(distance(found, input) - stressed.frobenius_distance_to_nearest)).toBeLessThan(1e-7);
  });

  it('has a unit diagonal, no negative eigenvalue, and is its own nearest', () => {
    fc.assert(
      fc.property(symmetric, ({ n, matrix }) => {
        const found = nearestCorrelation(matrix, n);
        for (let i = 0; i < n; i++) expect(found[i * n + i]).toBe(1);
        expect(symmetricEigenvalues(found, n)[0]).toBeGreaterThan(-1e-8);
        expect(furthest(nearestCorrelation(found, n), found)).toBeLessThan(1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('is nearer than any mixture with the identity', () => {
    fc.assert(
      fc.property(symmetric, fc.double({ min: 0.01, max: 1, noNaN: true }), ({ n, matrix }, share) => {
        const found = nearestCorrelation(matrix, n);
        const other = found.map((value, cell) => (cell % (n + 1) === 0 ? 1 : (1 - share) * value));
        expect(distance(found, matrix)).toBeLessThanOrEqual(distance(other, matrix) + 1e-9);
      }),
    );
  });

  it('refuses what is not a number', () => {
    expect(errorOf(() => nearestCorrelation(Float64Array.of(1, NaN, NaN, 1), 2)).code).toBe('INVALID_INPUT');
  });
});
