import { describe, expect, it } from 'vitest';
import {
  excessKurtosis,
  mean,
  sampleCovariance,
  sampleVariance,
  skewness,
  standardDeviation,
} from '../../../src-core/numerics/moments.ts';
import reference from '../../reference/var_es.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

describe('sample moments', () => {
  it('equal the published ones of 1000 daily returns', () => {
    const returns = Float64Array.from(reference.inputs.returns);
    const { moments } = reference.expected;
    expect(relativeError(mean(returns), moments.mean)).toBeLessThan(1e-12);
    expect(relativeError(standardDeviation(returns), moments.std_n_minus_1)).toBeLessThan(1e-12);
    expect(relativeError(skewness(returns), moments.skewness)).toBeLessThan(1e-12);
    expect(relativeError(excessKurtosis(returns), moments.excess_kurtosis)).toBeLessThan(1e-12);
  });

  it('divide the covariance by n − 1', () => {
    expect(sampleCovariance(Float64Array.of(1, 2, 3), Float64Array.of(2, 4, 9))).toBe(3.5);
  });

  it('are the value and exactly 0 for equal values, whose sum would round', () => {
    for (const value of [0.1, -0.00013, 0, -0, 1e300]) {
      const values = new Float64Array(350).fill(value);
      expect(mean(values)).toBe(value + 0);
      expect(sampleVariance(values)).toBe(0);
    }
    expect([mean(new Float64Array(0)), sampleVariance(Float64Array.of(1))]).toEqual([NaN, NaN]);
  });

  it('have no variance for a single value', () => {
    expect(sampleVariance(Float64Array.of(1))).toBeNaN();
  });
});
