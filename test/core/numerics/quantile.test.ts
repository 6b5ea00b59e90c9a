import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, quantilePosition, sortedQuantile } from '../../../src-core/numerics/quantile.ts';

const finite = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
const sample = fc.array(finite, { minLength: 1, maxLength: 60 }).map((values) => Float64Array.from(values));
const probability = fc.double({ noNaN: true, min: 0, max: 1 });

describe('the type-7 quantile', () => {
  it('interpolates linearly between order statistics', () => {
    const values = Float64Array.of(40, 10, 30, 20);
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantile(values, p))).toEqual([10, 17.5, 25, 37, 40]);
  });

  it('is an order statistic where the position is whole but for a rounding', () => {
    const sorted = Float64Array.from({ length: 11 }, (_, i) => i);
    // (11 − 1) × (1 − 0.9) = 0.9999999999999998 in binary.
    expect(quantilePosition(11, 1 - 0.9)).toEqual({ lower: 1, upper: 2, weight: 0 });
    expect(sortedQuantile(sorted, 1 - 0.9)).toBe(1);
  });

  it('is the value itself for a sample of one, and missing for none', () => {
    expect(quantile(Float64Array.of(7), 0.3)).toBe(7);
    expect(quantile(new Float64Array(), 0.3)).toBeNaN();
    expect(sortedQuantile(new Float64Array(), 0.3)).toBeNaN();
  });

  it('is the same by selection as by sorting, and leaves its input alone', () => {
    fc.assert(
      fc.property(sample, probability, (values, p) => {
        const before = values.slice();
        // Adding 0 makes −0 and 0, which sorting tells apart, the same.
        expect(quantile(values, p) + 0).toBe(sortedQuantile(values.slice().sort(), p) + 0);
        expect(values).toEqual(before);
      }),
    );
  });

  it('never falls as the probability rises', () => {
    fc.assert(
      fc.property(sample, probability, probability, (values, p, q) => {
        const low = quantile(values, Math.min(p, q));
        const high = quantile(values, Math.max(p, q));
        // Two interpolations of one interval may differ by a rounding of its ends.
        expect(high).toBeGreaterThanOrEqual(low - 1e-9 * Math.max(1, Math.abs(low)));
      }),
    );
  });

  it('moves and stretches with the sample', () => {
    fc.assert(
      fc.property(sample, probability, fc.integer({ min: 1, max: 9 }), finite, (values, p, scale, shift) => {
        const moved = quantile(
          values.map((value) => scale * value + shift),
          p,
        );
        expect(moved).toBeCloseTo(scale * quantile(values, p) + shift, 6);
      }),
    );
  });
});
