import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalDensity, normalQuantile } from '../../../src-core/numerics/normal.ts';
import {
  cornishFisherCdf,
  cornishFisherIsMonotone,
  cornishFisherQuantile,
  cornishFisherTailFactor,
} from '../../../src-core/tail-risk/distributions/cornish-fisher-expansion.ts';

const skewness = fc.double({ noNaN: true, min: -4, max: 4 });
const kurtosis = fc.double({ noNaN: true, min: -2, max: 40 });

describe('the Cornish–Fisher expansion', () => {
  it('has a distribution that undoes its quantiles wherever it is increasing', () => {
    fc.assert(
      fc.property(
        skewness,
        kurtosis,
        fc.double({ noNaN: true, min: 1e-4, max: 0.9999 }),
        (skew, excess, probability) => {
          fc.pre(cornishFisherIsMonotone(skew, excess));
          const at = cornishFisherQuantile(normalQuantile(probability), skew, excess);
          expect(cornishFisherCdf(at, skew, excess)).toBeCloseTo(probability, 12);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has a distribution in and out of its domain: the normal probability of all that lies below', () => {
    fc.assert(
      fc.property(skewness, kurtosis, fc.double({ noNaN: true, min: -6, max: 6 }), (skew, excess, x) => {
        // The plain twin: a fine grid of normal variables.
        const cell = 1e-3;
        let probability = 0;
        for (let z = -8 + cell / 2; z < 8; z += cell) {
          if (cornishFisherQuantile(z, skew, excess) <= x) probability += normalDensity(z) * cell;
        }
        expect(Math.abs(cornishFisherCdf(x, skew, excess) - probability)).toBeLessThan(2e-3);
      }),
      { numRuns: 40 },
    );
  });

  it('falls to 0 and rises to 1 far out where it is increasing, and is the normal one without skewness and kurtosis', () => {
    expect(cornishFisherCdf(-1e9, -0.3, 2)).toBe(0);
    expect(cornishFisherCdf(1e9, -0.3, 2)).toBe(1);
    for (const x of [-3, -0.5, 0, 2]) expect(cornishFisherCdf(x, 0, 0)).toBeCloseTo(normalCdf(x), 14);
  });

  it('has a tail factor that integrates its quantiles', () => {
    fc.assert(
      fc.property(skewness, kurtosis, fc.constantFrom(0.01, 0.025, 0.05), (skew, excess, tail) => {
        const z = normalQuantile(tail);
        // Midpoints of the tail in z, far enough out that nothing is missing.
        const cells = 4000;
        const width = (z + 12) / cells;
        let sum = 0;
        for (let i = 0; i < cells; i++) {
          const at = -12 + (i + 0.5) * width;
          sum += cornishFisherQuantile(at, skew, excess) * normalDensity(at) * width;
        }
        const closed = -normalDensity(z) * cornishFisherTailFactor(z, skew, excess);
        expect(Math.abs(sum - closed)).toBeLessThan(1e-6 * Math.max(1, Math.abs(closed)));
      }),
      { numRuns: 60 },
    );
  });

  it('is increasing exactly where its slope never falls below 0', () => {
    fc.assert(
      fc.property(skewness, kurtosis, (skew, excess) => {
        const slope = (z: number) =>
          (cornishFisherQuantile(z + 1e-4, skew, excess) - cornishFisherQuantile(z - 1e-4, skew, excess)) / 2e-4;
        let least = Infinity;
        for (let z = -60; z <= 60; z += 0.01) least = Math.min(least, slope(z));
        // Hardly bent, it turns beyond the grid; hardly increasing, its differences are rounding.
        fc.pre(Math.abs(excess / 8 - (skew * skew) / 6) > 0.01 && Math.abs(least) > 1e-4);
        expect(cornishFisherIsMonotone(skew, excess)).toBe(least > 0);
      }),
      { numRuns: 60 },
    );
  });
});
