import { describe, expect, it } from 'vitest';
import { joinHalfLives } from '../../../../src-core/factor-model/covariance/two-half-lives.ts';
import { regimeMultiplier } from '../../../../src-core/factor-model/covariance/volatility-regime.ts';
import { weightedCovariance } from '../../../../src-core/factor-model/covariance/weighted-covariance.ts';
import { exponentialWeights } from '../../../../src-core/factor-model/covariance/weights.ts';
import { symmetricEigen, symmetricEigenvalues } from '../../../../src-core/numerics/symmetric-eigen.ts';
import covariance from '../../../reference/covariance.json' with { type: 'json' };
import model from '../../../reference/factor_model.json' with { type: 'json' };
import { fromLowerTriangle, referenceReturns } from '../../reference-generator.ts';

const { T, N } = covariance.inputs.generator;
const returns = referenceReturns(covariance.inputs.generator);
const expected = covariance.expected.generated_250x20;

function expectClose(got: Float64Array, triangle: readonly number[], n: number): void {
  const wanted = fromLowerTriangle(triangle, n);
  got.forEach((value, cell) => {
    const difference = Math.abs(value - wanted[cell]!);
    expect(difference <= 1e-18 || difference <= 1e-11 * Math.abs(wanted[cell]!), `cell ${cell}: ${value}`).toBe(true);
  });
}

describe('published covariances', () => {
  it('start from the published returns', () => {
    expect(returns.reduce((sum, value) => sum + value, 0)).toBeCloseTo(
      covariance.inputs.generator.check.sum_of_all,
      12,
    );
    expect(returns[0]).toBe(covariance.inputs.generator.check.first_row[0]);
  });

  it('are met about 0 and about the weighted mean', () => {
    const zero = expected.ewma_zero_mean;
    const mean = expected.ewma_weighted_mean;
    expectClose(
      weightedCovariance(returns, N, exponentialWeights(T, zero.half_life), 0, 'zero'),
      zero.lower_triangle_by_rows,
      N,
    );
    expectClose(
      weightedCovariance(returns, N, exponentialWeights(T, mean.half_life), 0, 'weighted-mean'),
      mean.lower_triangle_by_rows,
      N,
    );
  });

  it('are met with equal weights, but for n − 1', () => {
    const equal = weightedCovariance(returns, N, new Float64Array(T).fill(1), 0, 'weighted-mean');
    expectClose(
      equal.map((value) => (value * T) / (T - 1)),
      expected.sample.lower_triangle_by_rows,
      N,
    );
  });

  it('are met with two half-lives', () => {
    const { volatility_half_life, correlation_half_life, lower_triangle_by_rows } = expected.ewma_two_half_lives;
    const at = (halfLife: number) =>
      weightedCovariance(returns, N, exponentialWeights(T, halfLife), 0, 'weighted-mean');
    expectClose(joinHalfLives(at(volatility_half_life), at(correlation_half_life), N), lower_triangle_by_rows, N);
  });

  it('are met with Newey–West lags, equally and exponentially weighted', () => {
    const { newey_west_bartlett: plain, newey_west_ewma: weighted } = expected;
    expectClose(
      weightedCovariance(returns, N, new Float64Array(T).fill(1), plain.lags, 'weighted-mean'),
      plain.lower_triangle_by_rows,
      N,
    );
    expectClose(
      weightedCovariance(returns, N, exponentialWeights(T, weighted.half_life), weighted.lags, 'weighted-mean'),
      weighted.lower_triangle_by_rows,
      N,
    );
  });

  it('have the published eigenvalues', () => {
    const sample = fromLowerTriangle(expected.sample.lower_triangle_by_rows, N);
    const published = expected.sample.eigenvalues_descending.toReversed();
    for (const values of [symmetricEigenvalues(sample, N), symmetricEigen(sample, N).values]) {
      values.forEach((value, k) => expect(Math.abs(value - published[k]!)).toBeLessThan(1e-12 * published.at(-1)!));
    }
  });
});

describe('the published factor covariance', () => {
  const { T: days, N: factors } = model.inputs.factor_return_history;
  const history = referenceReturns(model.inputs.factor_return_history);
  const weights = exponentialWeights(days, model.inputs.factor_covariance_half_life);

  it('is met about 0 and about the weighted mean', () => {
    const { factor_covariance_zero_mean_lower_triangle_by_rows: zero } = model.expected;
    expectClose(weightedCovariance(history, factors, weights, 0, 'zero'), zero, factors);
    const { factor_covariance_weighted_mean_lower_triangle_by_rows: mean } = model.expected;
    expectClose(weightedCovariance(history, factors, weights, 0, 'weighted-mean'), mean, factors);
  });

  it('has the published volatility regime multiplier', () => {
    const { factor_volatility_forecasts_constant: forecasts, half_life } = model.inputs.volatility_regime;
    const biases = Float64Array.from({ length: days }, (_, t) => {
      let sum = 0;
      for (let k = 0; k < factors; k++) sum += (history[t * factors + k]! / forecasts[k]!) ** 2;
      return sum / factors;
    });
    const { lambda, last_cross_sectional_bias } = model.expected.volatility_regime_multiplier;
    expect(regimeMultiplier(biases, half_life)).toBeCloseTo(lambda, 11);
    // The file gives the root of the last day's mean square.
    expect(Math.sqrt(biases.at(-1)!)).toBeCloseTo(last_cross_sectional_bias, 11);
  });
});
