import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledoitWolf } from '../../../src-core/construction/covariance/ledoit-wolf.ts';
import { constructPortfolio } from '../../../src-core/construction/construct-portfolio.ts';
import { errorOf } from '../error-of.ts';
import { generatedReturns } from './generated-returns.ts';
import { groupBound, problemOf } from './problem.ts';

const covarianceOf = (n: number, seed: number) =>
  ledoitWolf(generatedReturns({ seed, T: 120, N: n, sectors: 3 }), n, 120).covariance;
const parity = (...problem: Parameters<typeof problemOf>) => constructPortfolio('risk-parity', problemOf(...problem));

describe('risk parity', () => {
  it('gives every security the same share, whatever the covariances', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 99 }), (n, seed) => {
        const { riskShares, warnings } = parity(covarianceOf(n, seed));
        riskShares.forEach((share) => expect(Math.abs(share - 1 / n)).toBeLessThan(1e-11));
        expect(warnings).toEqual([]);
      }),
    );
  });

  it('weighs uncorrelated securities by the inverse of their volatility', () => {
    const { weights } = parity(Float64Array.of(1e-4, 0, 0, 0, 4e-4, 0, 0, 0, 16e-4));
    [4 / 7, 2 / 7, 1 / 7].forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 12));
  });

  it('spreads the risk over those that may be held', () => {
    const upper = Float64Array.of(1, 0, 1, 1, 1);
    const { weights, riskShares } = parity(covarianceOf(5, 3), { upper });
    expect(weights[1]).toBe(0);
    riskShares.forEach((share, i) => expect(Math.abs(share - (i === 1 ? 0 : 0.25))).toBeLessThan(1e-11));
  });

  it('is refused with a security that has no risk to carry', () => {
    const error = errorOf(() => parity(Float64Array.of(0, 0, 0, 1e-4)));
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.message).toContain('S0');
  });
});

describe('risk parity under bounds that forbid it', () => {
  const n = 8;
  const covariance = covarianceOf(n, 21);
  const problem = {
    cap: 0.14,
    bounds: [groupBound('first three at most 30 %', n, (i) => i < 3, 0, 0.3)],
  };
  const spread = (weights: Float64Array) => {
    const product = weights.map((_, i) => weights.reduce((sum, weight, j) => sum + weight * covariance[i * n + j]!, 0));
    const variance = weights.reduce((sum, weight, i) => sum + weight * product[i]!, 0);
    return weights.reduce((sum, weight, i) => sum + ((weight * product[i]!) / variance - 1 / n) ** 2, 0);
  };

  it('says that shares are not equal', () => {
    const { warnings, riskShares } = parity(covariance, problem);
    expect(warnings.map(({ code }) => code)).toEqual(['UNEQUAL_RISK']);
    expect(Math.max(...riskShares) - Math.min(...riskShares)).toBeGreaterThan(1e-3);
  });

  it('comes closer to equal shares than anything near it within the bounds', () => {
    const { weights } = parity(covariance, problem);
    const least = spread(weights);
    fc.assert(
      fc.property(fc.nat(n - 1), fc.nat(n - 1), fc.constantFrom(1e-4, 1e-3, 1e-2), (from, to, amount) => {
        const moved = weights.slice();
        moved[from]! -= amount;
        moved[to]! += amount;
        const group = moved[0]! + moved[1]! + moved[2]!;
        fc.pre(moved[from]! >= 0 && moved[to]! <= problem.cap && group <= 0.3);
        expect(spread(moved)).toBeGreaterThanOrEqual(least - 1e-10);
      }),
      { numRuns: 300 },
    );
  });
});
