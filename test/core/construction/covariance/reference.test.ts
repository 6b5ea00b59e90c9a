import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ewmaCovarianceMatrix,
  ewmaCovarianceOfTwoHalfLives,
} from '../../../../src-core/construction/covariance/ewma.ts';
import {
  ledoitWolf,
  ledoitWolfConstantCorrelation,
  ledoitWolfSingleFactor,
} from '../../../../src-core/construction/covariance/ledoit-wolf.ts';
import { sampleCovarianceMatrix } from '../../../../src-core/construction/covariance/sample.ts';
import { symmetricEigenvalues } from '../../../../src-core/numerics/symmetric-eigen.ts';
import { fromLowerTriangle } from '../../reference-generator.ts';
import { generatedReturns } from '../generated-returns.ts';

interface Estimate {
  readonly lower_triangle_by_rows: readonly number[];
  readonly eigenvalues_descending?: readonly number[];
  readonly shrinkage?: number;
}

const reference = JSON.parse(readFileSync(new URL('../../../reference/covariance.json', import.meta.url), 'utf8')) as {
  readonly inputs: { readonly generator: { seed: number; T: number; N: number; sectors: number } };
  readonly expected: { readonly generated_250x20: Readonly<Record<string, Estimate>> };
};
const { generator } = reference.inputs;
const expected = reference.expected.generated_250x20;
const securities = generator.N;
const days = generator.T;
const returns = generatedReturns(generator);

const estimators = [
  ['sample', () => sampleCovarianceMatrix(returns, securities, days)],
  ['ewma_zero_mean', () => ewmaCovarianceMatrix(returns, securities, days, 60, 'zero')],
  ['ewma_weighted_mean', () => ewmaCovarianceMatrix(returns, securities, days, 60, 'mean')],
  ['ewma_two_half_lives', () => ewmaCovarianceOfTwoHalfLives(returns, securities, days, 84, 252)],
  ['ledoit_wolf_constant_variance', () => ledoitWolf(returns, securities, days)],
  ['ledoit_wolf_constant_correlation', () => ledoitWolfConstantCorrelation(returns, securities, days)],
  ['ledoit_wolf_single_factor', () => ledoitWolfSingleFactor(returns, securities, days)],
] as const;

describe.each(estimators)('the estimate %s', (name, estimate) => {
  const { covariance, shrinkage } = estimate();
  const wanted = expected[name]!;

  it('is that of the reference', () => {
    const matrix = fromLowerTriangle(wanted.lower_triangle_by_rows, securities);
    covariance.forEach((value, cell) => {
      expect(Math.abs(value - matrix[cell]!)).toBeLessThanOrEqual(Math.max(1e-18, 1e-11 * Math.abs(matrix[cell]!)));
    });
  });

  it('tells how far it was shrunk', () => {
    if (wanted.shrinkage === undefined) expect(shrinkage).toBeNull();
    else expect(Math.abs(shrinkage! - wanted.shrinkage)).toBeLessThan(1e-10);
  });
});

describe.each(estimators.filter(([name]) => expected[name]!.eigenvalues_descending))(
  'the estimate %s',
  (name, estimate) => {
    it('has the eigenvalues of the reference', () => {
      const wanted = expected[name]!.eigenvalues_descending!;
      const values = symmetricEigenvalues(estimate().covariance, securities).reverse();
      wanted.forEach((value, k) => expect(Math.abs(values[k]! - value)).toBeLessThan(1e-12 * wanted[0]!));
    });
  },
);
