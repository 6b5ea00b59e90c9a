import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianInPlace } from '../../../src-core/numerics/median.ts';

describe('the median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect(medianInPlace(Float64Array.of(5, 1, 3), 3)).toBe(3);
    expect(medianInPlace(Float64Array.of(4, 1, 3, 2), 4)).toBe(2.5);
    expect(medianInPlace(Float64Array.of(7), 1)).toBe(7);
  });

  it('of nothing is missing', () => {
    expect(medianInPlace(new Float64Array(3), 0)).toBeNaN();
  });

  it('looks at the first values only', () => {
    expect(medianInPlace(Float64Array.of(1, 2, 3, 100, 100, 100, 100), 3)).toBe(2);
  });

  it('agrees with sorting, also for long samples with ties', () => {
    const sample = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 3000, size: 'max' });
    fc.assert(
      fc.property(sample, (values) => {
        const sorted = values.toSorted((a, b) => a - b);
        const middle = sorted.length >> 1;
        const expected = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
        expect(medianInPlace(Float64Array.from(values), values.length)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});
