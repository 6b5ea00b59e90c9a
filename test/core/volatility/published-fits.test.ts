import { describe, expect, it } from 'vitest';
import { ewmaBackcast } from '../../../src-core/volatility/backcast.ts';
import { residualDiagnostics } from '../../../src-core/volatility/diagnostics.ts';
import { fitVolatility, type VolatilityFit } from '../../../src-core/volatility/fit-volatility.ts';
import { forecastLogVariance, forecastVariance, partsOf } from '../../../src-core/volatility/forecast-variance.ts';
import { type InnovationId } from '../../../src-core/volatility/innovations/innovation.ts';
import { Likelihood, parameterNames } from '../../../src-core/volatility/likelihood.ts';
import { type ProcessId } from '../../../src-core/volatility/process.ts';
import { volatilitySpecification } from '../../../src-core/volatility/specifications.ts';
import { outerProducts } from '../../../src-core/volatility/standard-errors.ts';
import { inverseOfPositive } from '../../../src-core/numerics/inverse.ts';
import reference from '../../reference/garch.json' with { type: 'json' };

type Named = Readonly<Record<string, number>>;

/** One model of the reference, as far as the tests read it. */
interface Published {
  readonly model: ProcessId;
  readonly distribution: InnovationId;
  readonly mean: 'constant' | 'zero';
  readonly start: string;
  readonly parameters: Named;
  readonly loglikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly backcast?: number;
  readonly unconstrained_maximum?: unknown;
  readonly standard_errors_hessian?: Named;
  readonly standard_errors_robust?: Named;
  readonly standard_errors_opg?: Named;
  readonly sigma2_first_3: readonly number[];
  readonly sigma2_last_3: readonly number[];
  readonly variance_forecast_h1?: number;
  readonly variance_forecast_h1_to_h10?: readonly number[];
  readonly expected_log_variance_h1_to_h10?: readonly number[];
  readonly persistence: number;
  readonly unconditional_variance?: number;
  readonly half_life_days?: number;
  readonly next_day_var_es: Readonly<Record<string, { readonly var: number; readonly es: number }>>;
  readonly standardised_residuals: {
    readonly last_value: number;
    readonly ljung_box_z_10: { readonly stat: number; readonly p_value: number };
    readonly ljung_box_z2_10: { readonly stat: number; readonly p_value: number };
    readonly arch_lm_z_5: { readonly stat: number; readonly p_value: number };
  };
  readonly arch_out_of_the_box?: { readonly loglikelihood: number; readonly parameters: Named };
}

const models = (['dem_gbp', 'sp500'] as const).flatMap((series) => {
  const returns = Float64Array.from(reference.inputs.series[series].values);
  // The reference is wider than any one of its models; what a model lacks is absent.
  const listed = Object.entries(reference.expected[series] as unknown as Readonly<Record<string, Published>>);
  return listed.map(([name, published]) => ({ name: `${series} ${name}`, returns, published }));
});

const specificationOf = ({ model, distribution, mean, start }: Published) =>
  volatilitySpecification(model, distribution, mean, start === 'start_mean_square' ? 'mean-square' : 'ewma');

/** The reference calls the skewed t's degrees of freedom eta. */
const valueOf = (values: Named, name: string) => values[name] ?? values['eta']!;

function expectWithin(got: number, want: number, relative: number, absolute: number): void {
  const error = Math.abs(got - want);
  expect(error <= absolute || error <= relative * Math.abs(want), `${got} instead of ${want}`).toBe(true);
}

describe.each(models)('$name', ({ returns, published }) => {
  const specification = specificationOf(published);
  const names = parameterNames(specification);
  const at = Float64Array.from(names, (name) => valueOf(published.parameters, name));
  const likelihood = new Likelihood(returns, specification);
  const fit: VolatilityFit = fitVolatility(returns, specification);
  const kinked = published.model === 'egarch' && published.mean === 'constant';
  const bound = published.unconstrained_maximum !== undefined;

  it('has the published log-likelihood and variances at the published parameters', () => {
    expect(likelihood.value(at)).toBeCloseTo(published.loglikelihood, 8);
    const days = returns.length;
    published.sigma2_first_3.forEach((value, t) => expectWithin(likelihood.variance[t]!, value, 1e-10, 0));
    published.sigma2_last_3.forEach((value, t) => expectWithin(likelihood.variance[days - 3 + t]!, value, 1e-10, 0));
    if (published.backcast !== undefined) {
      const centre = published.mean === 'zero' ? 0 : returns.reduce((sum, value) => sum + value, 0) / days;
      expectWithin(ewmaBackcast(returns.map((value) => value - centre)), published.backcast, 1e-12, 0);
    }
  });

  it('is fitted to the published maximum', () => {
    expectWithin(fit.logLikelihood, published.loglikelihood, 0, kinked ? 1e-4 : 1e-6);
    names.forEach((_, i) => {
      const [relative, absolute] = bound ? [0.005, 0.0005] : kinked ? [0.002, 0.0002] : [1e-4, 1e-5];
      expectWithin(fit.parameters[i]!, at[i]!, relative, absolute);
    });
    expect(fit.convergence.converged).toBe(true);
    expect(fit.convergence.bounds.length > 0).toBe(bound);
    expectWithin(fit.aic, published.aic, 1e-6, 0);
    expectWithin(fit.bic, published.bic, 1e-6, 0);
    expectWithin(fit.persistence, published.persistence, 1e-4, 1e-5);
    if (published.half_life_days !== undefined) expectWithin(fit.halfLife!, published.half_life_days, 1e-2, 0);
    if (published.unconditional_variance !== undefined) {
      expectWithin(fit.unconditionalVariance!, published.unconditional_variance, 1e-3, 0);
    }
  });

  it('is never less likely than arch’s own estimate', () => {
    const theirs = published.arch_out_of_the_box;
    if (theirs) expect(fit.logLikelihood).toBeGreaterThan(theirs.loglikelihood - 1e-6);
  });

  it('has the published standard errors, or none at a bound', () => {
    if (bound) {
      expect(fit.standardErrors).toBeNull();
      return;
    }
    const tolerance = kinked ? 0.05 : 1e-3;
    const information = inverseOfPositive(outerProducts(likelihood.scores(at)), names.length)!;
    names.forEach((name, i) => {
      expectWithin(fit.standardErrors!.hessian[i]!, valueOf(published.standard_errors_hessian!, name), tolerance, 0);
      expectWithin(fit.standardErrors!.robust[i]!, valueOf(published.standard_errors_robust!, name), tolerance, 0);
      const outer = Math.sqrt(information[i * names.length + i]!);
      expectWithin(outer, valueOf(published.standard_errors_opg!, name), 1e-6, 0);
    });
  });

  it('forecasts the published variances, VaR and ES', () => {
    const given = { ...fit, parameters: at, variance: filteredAt(at) };
    const forecasts = forecastVariance(given, 10);
    published.variance_forecast_h1_to_h10?.forEach((value, day) => expectWithin(forecasts[day]!, value, 1e-9, 0));
    if (published.variance_forecast_h1 !== undefined)
      expectWithin(forecasts[0]!, published.variance_forecast_h1, 1e-9, 0);
    if (published.model === 'egarch' && published.distribution !== 'normal') expect(forecasts[1]).toBeNull();
    const logs = forecastLogVariance(given, 10);
    published.expected_log_variance_h1_to_h10?.forEach((value, day) => expectWithin(logs![day]!, value, 1e-8, 1e-10));
    const { mu, shape } = partsOf(given);
    const distribution = specification.innovation.distribution(shape);
    for (const [confidence, figures] of Object.entries(published.next_day_var_es)) {
      const tail = 1 - Number(confidence);
      const deviation = Math.sqrt(forecasts[0]!);
      expectWithin(-(mu + deviation * distribution.quantile(tail)), figures.var, 1e-8, 0);
      expectWithin(-(mu + deviation * distribution.tailMean(tail)), figures.es, 1e-8, 0);
    }
  });

  it('leaves residuals with the published tests', () => {
    const days = returns.length;
    const variance = filteredAt(at);
    const standardised = likelihood.residuals.map((residual, t) => residual / Math.sqrt(variance[t]!));
    const { last_value, ljung_box_z_10, ljung_box_z2_10, arch_lm_z_5 } = published.standardised_residuals;
    expectWithin(standardised[days - 1]!, last_value, 1e-9, 0);
    const { ljungBox, ljungBoxSquared, archLm } = residualDiagnostics(standardised);
    for (const [test, wanted] of [
      [ljungBox, ljung_box_z_10],
      [ljungBoxSquared, ljung_box_z2_10],
      [archLm, arch_lm_z_5],
    ] as const) {
      expectWithin(test.statistic, wanted.stat, 1e-8, 0);
      expectWithin(test.pValue, wanted.p_value, 1e-7, 0);
    }
  });

  function filteredAt(parameters: Float64Array): Float64Array {
    likelihood.value(parameters);
    return likelihood.variance.slice();
  }
});

describe('the published benchmark of GARCH(1,1) on DEM/GBP', () => {
  const returns = Float64Array.from(reference.inputs.series.dem_gbp.values);

  it('is met in parameters and both kinds of standard errors', () => {
    const published = reference.expected.published.garch_normal;
    const fit = fitVolatility(returns, volatilitySpecification('garch', 'normal', 'constant', 'mean-square'));
    (['mu', 'omega', 'alpha', 'beta'] as const).forEach((name, i) => {
      expectWithin(fit.parameters[i]!, published.parameters[name], 0, 1e-5);
      expectWithin(fit.standardErrors!.hessian[i]!, published.standard_errors_hessian[name], 1e-4, 0);
      expectWithin(fit.standardErrors!.robust[i]!, published.standard_errors_robust[name], 1e-4, 0);
    });
  });

  it('is met by GJR to three digits and by EGARCH to a per cent', () => {
    const gjr = fitVolatility(returns, volatilitySpecification('gjr', 'normal', 'constant', 'mean-square'));
    const egarch = fitVolatility(returns, volatilitySpecification('egarch', 'normal', 'constant', 'mean-square'));
    (['mu', 'omega', 'alpha', 'gamma', 'beta'] as const).forEach((name, i) => {
      expectWithin(gjr.parameters[i]!, reference.expected.published.gjr_normal.parameters[name], 5e-3, 5e-5);
      expectWithin(egarch.parameters[i]!, reference.expected.published.egarch_normal.parameters[name], 0.01, 0);
    });
  });
});
