import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ledoitWolf } from '../../../src-core/construction/covariance/ledoit-wolf.ts';
import { constructPortfolio } from '../../../src-core/construction/construct-portfolio.ts';
import { errorOf } from '../error-of.ts';
import { fromLowerTriangle } from '../reference-generator.ts';
import { relativeError } from '../relative-error.ts';
import { generatedReturns } from './generated-returns.ts';
import { problemOf } from './problem.ts';

interface Generated {
  readonly seed: number;
  readonly T: number;
  readonly N: number;
  readonly sectors: number;
  readonly covariance_lower_triangle_by_rows: readonly number[];
}

interface Expected {
  readonly weights: readonly number[];
  readonly variance: number;
  readonly n_at_zero: number;
  readonly n_at_cap: number;
  readonly multipliers_lower_bound: readonly number[];
  readonly multipliers_cap: readonly number[];
  readonly diversification_ratio: number;
  readonly risk_contribution_shares: readonly number[];
  readonly tracking_error_daily: number;
}

const { inputs, expected } = JSON.parse(
  readFileSync(new URL('../../reference/minvar.json', import.meta.url), 'utf8'),
) as {
  readonly inputs: {
    readonly n20: Generated;
    readonly n50: Generated;
    readonly benchmark_weights_for_tracking_error: readonly number[];
  };
  readonly expected: Readonly<Record<string, Expected>>;
};
const covarianceOf = ({ N, T, ...input }: Generated) =>
  ledoitWolf(generatedReturns({ N, T, ...input }), N, T).covariance;
const twenty = covarianceOf(inputs.n20);
const fifty = covarianceOf(inputs.n50);

function expectWeights(weights: Float64Array, wanted: readonly number[]): void {
  weights.forEach((weight, i) => expect(Math.abs(weight - wanted[i]!)).toBeLessThan(1e-8));
}

describe('portfolios of the reference', () => {
  it('start from its covariances', () => {
    for (const [covariance, { N, covariance_lower_triangle_by_rows: rows }] of [
      [twenty, inputs.n20],
      [fifty, inputs.n50],
    ] as const) {
      fromLowerTriangle(rows, N).forEach((value, cell) =>
        expect(relativeError(covariance[cell]!, value)).toBeLessThan(1e-11),
      );
    }
  });

  it.each([
    ['n20_cap_0.10', twenty, 0.1],
    ['n50_cap_0.05', fifty, 0.05],
    ['n20_no_cap', twenty, 1],
  ] as const)('have the least variance: %s', (name, covariance, cap) => {
    const wanted = expected[name]!;
    const found = constructPortfolio('minimum-variance', problemOf(covariance, { cap }));
    expectWeights(found.weights, wanted.weights);
    expect(relativeError(found.variance, wanted.variance)).toBeLessThan(1e-12);
    expect(found.weights.filter((weight) => weight === 0)).toHaveLength(wanted.n_at_zero);
    expect(found.weights.filter((weight) => weight === cap)).toHaveLength(wanted.n_at_cap);
    const multipliers = new Map(found.binding.map(({ label, multiplier }) => [label, multiplier]));
    const expectMultiplier = (label: string, value: number) => {
      const got = multipliers.get(label) ?? 0;
      expect(Math.abs(got - value)).toBeLessThanOrEqual(Math.max(1e-12, 1e-6 * value));
    };
    wanted.multipliers_lower_bound.forEach((value, i) => expectMultiplier(`S${i} at its lower bound`, value));
    wanted.multipliers_cap.forEach((value, i) => expectMultiplier(`S${i} at its upper bound`, value));
  });

  it('are even where the cap forces them to be', () => {
    const found = constructPortfolio('minimum-variance', problemOf(twenty, { cap: 0.05 }));
    const wanted = expected['n20_cap_0.05_forces_equal_weights']!;
    expectWeights(found.weights, wanted.weights);
    expect(relativeError(found.variance, wanted.variance)).toBeLessThan(1e-12);
  });

  it('are refused where the caps do not add up to the budget', () => {
    const error = errorOf(() => constructPortfolio('minimum-variance', problemOf(twenty, { cap: 0.04 })));
    expect(error.code).toBe('INFEASIBLE');
    expect(error.message).toBe('20 securities at most 4 % each make 80 %, not 100 %');
    expect(error.remedy).toBe('Raise the cap to 5 % or more');
  });

  it('carry equal risk', () => {
    const found = constructPortfolio('risk-parity', problemOf(twenty));
    const wanted = expected['n20_risk_parity']!;
    expectWeights(found.weights, wanted.weights);
    expect(relativeError(found.variance, wanted.variance)).toBeLessThan(1e-12);
    found.riskShares.forEach((share) => expect(Math.abs(share - 0.05)).toBeLessThan(1e-12));
    expect(found.warnings).toEqual([]);
  });

  it('are the most diversified', () => {
    const found = constructPortfolio('maximum-diversification', problemOf(twenty));
    const wanted = expected['n20_maximum_diversification']!;
    expectWeights(found.weights, wanted.weights);
    expect(relativeError(found.diversificationRatio, wanted.diversification_ratio)).toBeLessThan(1e-12);
  });

  it('track a benchmark without some of its names', () => {
    const upper = Float64Array.from({ length: 20 }, (_, i) => ([0, 3, 7].includes(i) ? 0 : 0.1));
    const benchmark = Float64Array.from(inputs.benchmark_weights_for_tracking_error);
    const found = constructPortfolio('minimum-tracking-error', problemOf(twenty, { upper, benchmark }));
    const wanted = expected['n20_minimum_tracking_error_cap_0.10_without_names_0_3_7']!;
    expectWeights(found.weights, wanted.weights);
    expect(relativeError(Math.sqrt(found.trackingVariance!), wanted.tracking_error_daily)).toBeLessThan(1e-12);
  });
});
