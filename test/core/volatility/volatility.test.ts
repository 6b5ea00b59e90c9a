import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ewmaVariance, ewmaVolatilityAnnual } from '../../../src-core/volatility/ewma.ts';
import { sampleVolatilityAnnual } from '../../../src-core/volatility/sample.ts';

const returns = fc
  .array(fc.double({ noNaN: true, min: -0.1, max: 0.1 }), { minLength: 2, maxLength: 40 })
  .map((values) => Float64Array.from(values));

describe('volatility', () => {
  it('of the sample is its standard deviation with n − 1, annualised', () => {
    expect(sampleVolatilityAnnual(Float64Array.of(0.01, -0.01), 252)).toBeCloseTo(Math.sqrt(0.0002 * 252), 14);
  });

  it('by EWMA moves from the sample variance towards each squared return', () => {
    const sample = 0.0002;
    const first = 0.94 * sample + 0.06 * 0.01 ** 2;
    expect(ewmaVariance(Float64Array.of(0.01, -0.01), 0.94)).toBeCloseTo(0.94 * first + 0.06 * 0.01 ** 2, 18);
  });

  it('by EWMA counts the last return most', () => {
    const calmThenWild = ewmaVariance(Float64Array.of(0, 0, 0, 0.1), 0.94);
    const wildThenCalm = ewmaVariance(Float64Array.of(0.1, 0, 0, 0), 0.94);
    expect(calmThenWild).toBeGreaterThan(wildThenCalm);
  });

  it('scales with the returns', () => {
    fc.assert(
      fc.property(returns, fc.double({ noNaN: true, min: 0.1, max: 10 }), (values, scale) => {
        const scaled = values.map((value) => value * scale);
        expect(ewmaVolatilityAnnual(scaled, 0.94, 252)).toBeCloseTo(scale * ewmaVolatilityAnnual(values, 0.94, 252), 9);
        expect(sampleVolatilityAnnual(scaled, 252)).toBeCloseTo(scale * sampleVolatilityAnnual(values, 252), 9);
      }),
    );
  });
});
