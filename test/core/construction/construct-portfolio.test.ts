import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constructionGoals, type ConstructionProblem } from '../../../src-core/construction/construction.ts';
import { ledoitWolf } from '../../../src-core/construction/covariance/ledoit-wolf.ts';
import { sampleCovarianceMatrix } from '../../../src-core/construction/covariance/sample.ts';
import { constructPortfolio } from '../../../src-core/construction/construct-portfolio.ts';
import { errorOf } from '../error-of.ts';
import { generatedReturns } from './generated-returns.ts';
import { groupBound, problemOf } from './problem.ts';

const covarianceOf = (n: number, seed: number) =>
  ledoitWolf(generatedReturns({ seed, T: 120, N: n, sectors: 3 }), n, 120).covariance;
const small = covarianceOf(8, 11);

/** Problems that an even portfolio solves, so that none of them is infeasible. */
const feasible: fc.Arbitrary<ConstructionProblem> = fc
  .record({
    n: fc.integer({ min: 1, max: 12 }),
    seed: fc.integer({ min: 1, max: 50 }),
    cap: fc.constantFrom(1, 1.3, 2, 4),
    short: fc.boolean(),
    members: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    slack: fc.constantFrom(0.02, 0.2),
    turnover: fc.constantFrom(null, 0.05, 0.4),
  })
  .map(({ n, seed, cap, short, members, slack, turnover }) => {
    const held = members.slice(0, n).filter(Boolean).length / n;
    return problemOf(covarianceOf(n, seed), {
      cap: cap / n,
      lower: new Float64Array(n).fill(short ? -0.5 / n : 0),
      bounds: [groupBound('the group', n, (i) => members[i]!, held - slack, held + slack)],
      turnover,
      benchmark: Float64Array.from({ length: n }, (_, i) => (2 * (i + 1)) / (n * (n + 1))),
    });
  });

describe.each(constructionGoals)('the goal %s', (goal) => {
  it('stays within every bound', () => {
    fc.assert(
      fc.property(feasible, (problem) => {
        const { weights, turnover } = constructPortfolio(goal, problem);
        const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
        expect(Math.abs(sum(weights) - 1)).toBeLessThan(1e-9);
        weights.forEach((weight, i) => {
          expect(weight).toBeGreaterThanOrEqual(problem.lower[i]! - 1e-9);
          expect(weight).toBeLessThanOrEqual(problem.upper[i]! + 1e-9);
        });
        const { coefficients, lower, upper } = problem.bounds[0]!;
        const group = sum(weights.map((weight, i) => weight * coefficients[i]!));
        expect(group).toBeGreaterThanOrEqual(lower - 1e-9);
        expect(group).toBeLessThanOrEqual(upper + 1e-9);
        if (problem.turnover !== null) expect(turnover).toBeLessThanOrEqual(problem.turnover + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('splits the variance among the securities', () => {
    fc.assert(
      fc.property(feasible, (problem) => {
        const { riskShares, variance } = constructPortfolio(goal, problem);
        if (variance > 1e-12)
          expect(Math.abs(riskShares.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the present weights where no turnover is allowed', () => {
    const n = 8;
    const present = Float64Array.from({ length: n }, (_, i) => (i + 1) / 36);
    const problem = problemOf(small, { present, turnover: 0, benchmark: new Float64Array(n).fill(1 / n) });
    const { weights, turnover } = constructPortfolio(goal, problem);
    weights.forEach((weight, i) => expect(Math.abs(weight - present[i]!)).toBeLessThan(1e-12));
    expect(turnover).toBeLessThan(1e-12);
  });

  it('does not depend on the unit of the covariances', () => {
    const parts = { cap: 0.2, benchmark: Float64Array.of(0.3, 0.3, 0.2, 0.1, 0.1, 0, 0, 0) };
    const one = constructPortfolio(goal, problemOf(small, parts));
    const other = constructPortfolio(
      goal,
      problemOf(
        small.map((value) => value * 1e4),
        parts,
      ),
    );
    one.weights.forEach((weight, i) => expect(Math.abs(weight - other.weights[i]!)).toBeLessThan(1e-8));
  });

  it('puts everything into the only security there is', () => {
    const found = constructPortfolio(goal, problemOf(Float64Array.of(1e-4), { benchmark: Float64Array.of(1) }));
    expect(found.weights[0]).toBeCloseTo(1, 12);
    expect(found.riskShares[0]).toBeCloseTo(1, 12);
  });
});

describe('minimum variance', () => {
  it('never rises above that of a problem with one bound less', () => {
    fc.assert(
      fc.property(feasible, (problem) => {
        const bounded = constructPortfolio('minimum-variance', problem).variance;
        const freer = constructPortfolio('minimum-variance', { ...problem, bounds: [] }).variance;
        expect(freer).toBeLessThanOrEqual(bounded * (1 + 1e-9) + 1e-15);
      }),
      { numRuns: 60 },
    );
  });

  it('changes as a bound’s multiplier foretells where the bound gives way', () => {
    const label = 'S0 to S3 at most 20 %';
    const solve = (upper: number) =>
      constructPortfolio(
        'minimum-variance',
        problemOf(small, { bounds: [groupBound(label, 8, (i) => i < 4, -Infinity, upper)] }),
      );
    const at = solve(0.2);
    const { multiplier } = at.binding.find((bound) => bound.label === label)!;
    const slope = (solve(0.2 + 1e-6).variance - solve(0.2 - 1e-6).variance) / 2e-6;
    expect(Math.abs(-slope / multiplier - 1)).toBeLessThan(1e-6);
  });

  it('sells short what only adds to the common risk', () => {
    const deviation = [0.01, 0.011, 0.03];
    const covariance = Float64Array.from({ length: 9 }, (_, cell) => {
      const [i, j] = [Math.floor(cell / 3), cell % 3];
      return deviation[i]! * deviation[j]! * (i === j ? 1 : 0.8);
    });
    const long = constructPortfolio('minimum-variance', problemOf(covariance));
    const short = constructPortfolio(
      'minimum-variance',
      problemOf(covariance, { lower: new Float64Array(3).fill(-1) }),
    );
    expect(long.weights[2]).toBe(0);
    expect(short.weights[2]).toBeLessThan(-0.05);
    expect(short.variance).toBeLessThan(long.variance);
  });

  it('answers with more securities than days', () => {
    const n = 60;
    const covariance = sampleCovarianceMatrix(generatedReturns({ seed: 9, T: 20, N: n, sectors: 3 }), n, 20).covariance;
    const { variance, weights } = constructPortfolio('minimum-variance', problemOf(covariance, { cap: 0.1 }));
    expect(variance).toBeGreaterThanOrEqual(-1e-18);
    expect(variance).toBeLessThan(
      constructPortfolio('minimum-variance', problemOf(covariance, { cap: 0.05 })).variance + 1e-18,
    );
    expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-9);
  });

  it('prefers a security without variance', () => {
    const covariance = Float64Array.of(0, 0, 0, 1e-4);
    expect(constructPortfolio('minimum-variance', problemOf(covariance)).weights[0]).toBeCloseTo(1, 9);
  });
});

describe('minimum tracking error', () => {
  it('is none where the benchmark itself is allowed', () => {
    const benchmark = Float64Array.of(0.3, 0.2, 0.2, 0.1, 0.1, 0.05, 0.05, 0);
    const found = constructPortfolio('minimum-tracking-error', problemOf(small, { benchmark }));
    expect(found.trackingVariance).toBeLessThan(1e-20);
    expect(found.binding).toEqual([]);
    found.weights.forEach((weight, i) => expect(Math.abs(weight - benchmark[i]!)).toBeLessThan(1e-9));
  });

  it('needs a benchmark', () => {
    expect(errorOf(() => constructPortfolio('minimum-tracking-error', problemOf(small))).code).toBe('INVALID_INPUT');
  });
});
