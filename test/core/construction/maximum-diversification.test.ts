import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledoitWolf } from '../../../src-core/construction/covariance/ledoit-wolf.ts';
import { constructPortfolio } from '../../../src-core/construction/construct-portfolio.ts';
import { errorOf } from '../error-of.ts';
import { generatedReturns } from './generated-returns.ts';
import { groupBound, problemOf } from './problem.ts';

const covarianceOf = (n: number, seed: number) =>
  ledoitWolf(generatedReturns({ seed, T: 120, N: n, sectors: 3 }), n, 120).covariance;

describe('maximum diversification', () => {
  it('is not beaten by any other portfolio within the bounds', () => {
    const n = 8;
    const covariance = covarianceOf(n, 5);
    const bounds = [groupBound('first four at least 60 %', n, (i) => i < 4, 0.6, 1)];
    const best = constructPortfolio('maximum-diversification', problemOf(covariance, { cap: 0.3, bounds }));
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: n, maxLength: n }), (raw) => {
        const total = raw.reduce((sum, value) => sum + value, 0);
        // Halfway from the best: the bounds are met wherever both ends meet them.
        const weights = best.weights.map((weight, i) => 0.9 * weight + (0.1 * raw[i]!) / total);
        const first = weights.slice(0, 4).reduce((sum, weight) => sum + weight, 0);
        fc.pre(first >= 0.6 && weights.every((weight) => weight <= 0.3));
        let variance = 0;
        let deviations = 0;
        weights.forEach((weight, i) => {
          deviations += weight * Math.sqrt(covariance[i * n + i]!);
          weights.forEach((other, j) => (variance += weight * other * covariance[i * n + j]!));
        });
        expect(deviations / Math.sqrt(variance)).toBeLessThanOrEqual(best.diversificationRatio * (1 + 1e-12));
      }),
    );
  });

  it('is the minimum variance of the correlations, each divided by its volatility, where long-only is the only bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 50 }), (n, seed) => {
        const covariance = covarianceOf(n, seed);
        const deviation = Float64Array.from({ length: n }, (_, i) => Math.sqrt(covariance[i * n + i]!));
        const correlation = covariance.map((value, cell) => {
          return value / (deviation[Math.floor(cell / n)]! * deviation[cell % n]!);
        });
        const even = constructPortfolio('minimum-variance', problemOf(correlation)).weights;
        const scaled = even.map((weight, i) => weight / deviation[i]!);
        const total = scaled.reduce((sum, weight) => sum + weight, 0);
        const found = constructPortfolio('maximum-diversification', problemOf(covariance)).weights;
        found.forEach((weight, i) => expect(Math.abs(weight - scaled[i]! / total)).toBeLessThan(1e-9));
      }),
      { numRuns: 40 },
    );
  });

  it('changes as a bound’s multiplier foretells where the bound gives way', () => {
    const label = 'first four at least 70 %';
    const solve = (lower: number) =>
      constructPortfolio(
        'maximum-diversification',
        problemOf(covarianceOf(8, 5), { bounds: [groupBound(label, 8, (i) => i < 4, lower, 1)] }),
      );
    const { multiplier } = solve(0.7).binding.find((bound) => bound.label === label)!;
    const slope = (solve(0.7 + 1e-5).diversificationRatio - solve(0.7 - 1e-5).diversificationRatio) / 2e-5;
    expect(Math.abs(-slope / multiplier - 1)).toBeLessThan(1e-5);
  });

  it('is refused where there is no risk to diversify', () => {
    const error = errorOf(() => constructPortfolio('maximum-diversification', problemOf(new Float64Array(9))));
    expect(error.code).toBe('INVALID_INPUT');
  });
});
