import { describe, expect, it } from 'vitest';
import { excessKurtosis, mean, skewness, standardDeviation } from '../../../src-core/numerics/moments.ts';
import {
  cornishFisherIsMonotone,
  cornishFisherQuantile,
} from '../../../src-core/tail-risk/distributions/cornish-fisher-expansion.ts';
import { sampleInterval } from '../../../src-core/tail-risk/distributions/intervals.ts';
import { fitGeneralisedPareto } from '../../../src-core/tail-risk/fits/generalised-pareto.ts';
import { fitStudentT } from '../../../src-core/tail-risk/fits/student-t.ts';
import { overlappingSums } from '../../../src-core/tail-risk/horizon.ts';
import { seriesTailRisk } from '../../../src-core/tail-risk/series-tail-risk.ts';
import { ewmaVariances } from '../../../src-core/volatility/ewma.ts';
import reference from '../../reference/var_es.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

const returns = Float64Array.from(reference.inputs.returns);
const { expected } = reference;
const confidences = ['0.95', '0.975', '0.99'] as const;

describe.each(confidences)('at confidence %s', (confidence) => {
  const published = expected.by_confidence[confidence];
  const compute = (method: string, horizon = 1, of: Float64Array = returns) =>
    seriesTailRisk(of, { methods: [method], confidence: Number(confidence), horizon, seed: 1 }).results[0]!;

  it.each([
    ['historical', published.historical, 1e-12],
    ['gaussian', published.gaussian, 1e-12],
    ['ewma', published.ewma_zero_mean_next_day, 1e-12],
    ['volatility-weighted', published.fhs_ewma_next_day, 1e-12],
    ['filtered-historical-ewma', published.fhs_ewma_next_day, 1e-12],
    ['student-t', published.student_t, 1e-6],
    ['evt', published.evt_pot, 1e-6],
  ] as const)('VaR and ES of %s equal the published ones', (method, figures, tolerance) => {
    const result = compute(method);
    expect(relativeError(result.var!, figures.var)).toBeLessThan(tolerance);
    expect(relativeError(result.es!, figures.es)).toBeLessThan(tolerance);
  });

  it('VaR and ES by Cornish–Fisher equal the published ones', () => {
    const result = compute('cornish-fisher');
    const { z, var: valueAtRisk, es_by_integrating_the_quantile } = published.cornish_fisher;
    expect(relativeError(result.var!, valueAtRisk)).toBeLessThan(1e-12);
    expect(relativeError(result.es!, es_by_integrating_the_quantile)).toBeLessThan(1e-12);
    expect(relativeError((-result.var! - mean(returns)) / standardDeviation(returns), z)).toBeLessThan(1e-12);
  });

  it('age-weighted VaR picks the published order statistic, and ES the published mean', () => {
    const result = compute('age-weighted');
    expect(result.var).toBe(published.age_weighted_step.var);
    expect(relativeError(result.es!, published.age_weighted_step.es_mean_of_tail)).toBeLessThan(1e-12);
  });

  it('the order statistics of historical VaR’s 90 % interval are the published ones', () => {
    const { var_low, var_high } = expected.historical_var_90pct_interval_order_statistics[confidence];
    const interval = sampleInterval(returns.slice().sort(), Number(confidence), 0.9).var;
    expect([interval.low, interval.high]).toEqual([var_low, var_high]);
  });

  it('ten-day historical VaR equals the published ones, scaled and by overlapping sums', () => {
    const scaled = compute('historical', 10);
    const { sqrt_time_historical, direct_overlapping_historical } = expected.horizon_10d[confidence];
    expect(relativeError(scaled.var!, sqrt_time_historical)).toBeLessThan(1e-12);
    expect(scaled.warnings.map(({ code }) => code)).toContain('SCALED_HORIZON');
    const direct = compute('historical', 1, overlappingSums(returns, 10));
    expect(relativeError(direct.var!, direct_overlapping_historical)).toBeLessThan(1e-12);
  });
});

it('the sample’s moments are the published ones', () => {
  const { mean: centre, std_n_minus_1, skewness: third, excess_kurtosis } = expected.moments;
  expect(relativeError(mean(returns), centre)).toBeLessThan(1e-12);
  expect(relativeError(standardDeviation(returns), std_n_minus_1)).toBeLessThan(1e-12);
  expect(relativeError(skewness(returns), third)).toBeLessThan(1e-12);
  expect(relativeError(excessKurtosis(returns), excess_kurtosis)).toBeLessThan(1e-12);
});

it('EWMA volatilities are the published ones', () => {
  const { lambda, sigma_first, sigma_last_observation, sigma_next_day } = expected.ewma;
  const variances = ewmaVariances(returns, lambda);
  expect(relativeError(Math.sqrt(variances[0]!), sigma_first)).toBeLessThan(1e-12);
  expect(relativeError(Math.sqrt(variances[999]!), sigma_last_observation)).toBeLessThan(1e-12);
  expect(relativeError(Math.sqrt(variances[1000]!), sigma_next_day)).toBeLessThan(1e-12);
});

it('the fitted t distribution is the published one, with its standard errors', () => {
  const fit = fitStudentT(returns);
  const { nu, loc, scale, loglikelihood, standard_errors } = expected.student_t_fit;
  expect(relativeError(fit.degreesOfFreedom, nu)).toBeLessThan(1e-5);
  expect(relativeError(fit.location, loc)).toBeLessThan(1e-5);
  expect(relativeError(fit.scale, scale)).toBeLessThan(1e-5);
  expect(fit.logLikelihood).toBeCloseTo(loglikelihood, 8);
  const error = (i: number) => Math.sqrt(fit.covariance![4 * i]!);
  expect(relativeError(error(0), standard_errors.loc)).toBeLessThan(1e-3);
  expect(relativeError(error(1) * fit.scale, standard_errors.scale)).toBeLessThan(1e-3);
  expect(relativeError(error(2), standard_errors.nu)).toBeLessThan(1e-3);
});

it('the fitted tail is the published one, with its standard errors', () => {
  const { threshold, exceedances, xi, beta, loglikelihood, standard_errors } = expected.evt_pot;
  const beyond = returns.filter((value) => -value > threshold).map((value) => -value - threshold);
  expect(beyond).toHaveLength(exceedances);
  const fit = fitGeneralisedPareto(beyond);
  expect(relativeError(fit.shape, xi)).toBeLessThan(1e-4);
  expect(relativeError(fit.scale, beta)).toBeLessThan(1e-4);
  expect(fit.logLikelihood).toBeCloseTo(loglikelihood, 8);
  expect(relativeError(Math.sqrt(fit.covariance![3]!), standard_errors.xi)).toBeLessThan(1e-3);
  expect(relativeError(Math.sqrt(fit.covariance![0]!) * fit.scale, standard_errors.beta)).toBeLessThan(1e-3);
});

it('the Cornish–Fisher expansion is known to be increasing on this sample, and not with too much skewness', () => {
  const { skewness: third, excess_kurtosis } = expected.moments;
  expect(cornishFisherIsMonotone(third, excess_kurtosis)).toBe(expected.cornish_fisher_domain.monotone_for_all_z);
  for (const confidence of confidences) {
    const z = -Number(
      { '0.95': 1.6448536269514729, '0.975': 1.9599639845400545, '0.99': 2.3263478740408408 }[confidence],
    );
    const at = (x: number) => cornishFisherQuantile(x, third, excess_kurtosis);
    const slope = (at(z + 1e-6) - at(z - 1e-6)) / 2e-6;
    expect(slope).toBeCloseTo(expected.cornish_fisher_domain.derivative_at_quantiles[confidence], 7);
  }
  expect(cornishFisherIsMonotone(3, 1)).toBe(false);
});
