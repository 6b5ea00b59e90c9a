import { describe, expect, it } from 'vitest';
import { assessForecast } from '../../../src-core/backtest/assessment.ts';
import { dieboldMariano } from '../../../src-core/backtest/comparison/diebold-mariano.ts';
import { type ExceptionRecord } from '../../../src-core/backtest/exceptions.ts';
import { fisslerZiegelLosses } from '../../../src-core/backtest/scores/fissler-ziegel.ts';
import { pinballLosses } from '../../../src-core/backtest/scores/pinball.ts';
import { baselRow } from '../../../src-core/backtest/forecast-tests/basel-table.ts';
import {
  christoffersenConditionalCoverage,
  christoffersenIndependence,
} from '../../../src-core/backtest/forecast-tests/christoffersen.ts';
import { durationTest, findSpells } from '../../../src-core/backtest/forecast-tests/duration.ts';
import { dynamicQuantile } from '../../../src-core/backtest/forecast-tests/dynamic-quantile.ts';
import { kupiec } from '../../../src-core/backtest/forecast-tests/kupiec.ts';
import { trafficLight } from '../../../src-core/backtest/forecast-tests/traffic-light.ts';
import { mean, sampleVariance } from '../../../src-core/numerics/moments.ts';
import { normalDensity, normalQuantile } from '../../../src-core/numerics/normal.ts';
import { sortedQuantile } from '../../../src-core/numerics/quantile.ts';
import { tailMean } from '../../../src-core/tail-risk/distributions/empirical.ts';
import { ljungBoxTest } from '../../../src-core/volatility/diagnostics.ts';
import reference from '../../reference/backtests.json' with { type: 'json' };
import { relativeError } from '../relative-error.ts';

const { expected, tolerance } = reference;

const expectStatistic = (got: number | null, wanted: number) => {
  expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(1e-9 + 1e-9 * Math.abs(wanted));
};
const expectPValue = (got: number | null, wanted: number) => {
  expect(Math.abs(got! - wanted)).toBeLessThanOrEqual(1e-12 + 1e-7 * Math.abs(wanted));
};
const expectClose = (got: number | null, wanted: number, allowed = tolerance.forecasts_and_scores.rel) => {
  expect(relativeError(got!, wanted)).toBeLessThanOrEqual(allowed);
};

interface Published {
  kupiec: (typeof expected.sequences.none_250)['kupiec'];
  christoffersen: (typeof expected.sequences.none_250)['christoffersen'];
  dynamic_quantile_4_lags: {
    n_used: number;
    stat: number;
    df: number;
    p_value: number;
    rank?: number;
    p_value_with_df_equal_to_rank?: number;
  };
  dynamic_quantile_4_lags_and_var?: { n_used: number; stat: number; df: number; p_value: number };
  duration_weibull?: unknown;
  traffic_light_last_250: { exceptions: number; zone: string; classic_multiplier: number; mar99_multiplier: number };
}

function checkSequence(record: ExceptionRecord, published: Published): void {
  const pof = kupiec(record);
  expect(record.count).toBe(published.kupiec.exceptions);
  expectStatistic(pof.statistic, published.kupiec.lr);
  expectPValue(pof.pValue, published.kupiec.p_value);
  expectPValue(pof.oneSidedPValue, published.kupiec.binomial_one_sided_p);

  const independence = christoffersenIndependence(record);
  const { n00, n01, n10, n11, pi01, pi11, ...lr } = published.christoffersen;
  expect(independence.transitions).toEqual({ n00, n01, n10, n11 });
  expectClose(independence.afterNone, pi01);
  expectClose(independence.afterException, pi11);
  expectStatistic(independence.statistic, lr.lr_independence);
  expectPValue(independence.pValue, lr.p_independence);
  const coverage = christoffersenConditionalCoverage(record);
  expectStatistic(coverage.statistic, lr.lr_conditional_coverage);
  expectPValue(coverage.pValue, lr.p_conditional_coverage);
  expectStatistic(coverage.transitionsOnly!.statistic, lr.lr_conditional_coverage_transitions_only);
  expectPValue(coverage.transitionsOnly!.pValue, lr.p_conditional_coverage_transitions_only);

  const quantile = dynamicQuantile(record, null);
  const dq = published.dynamic_quantile_4_lags;
  expect([quantile.daysUsed, quantile.degreesOfFreedom]).toEqual([dq.n_used, dq.df]);
  expect(quantile.rank).toBe(dq.rank ?? dq.df);
  expectStatistic(quantile.statistic, dq.stat);
  expectPValue(quantile.pValue, dq.p_value);
  expectPValue(quantile.pValueAtRank, dq.p_value_with_df_equal_to_rank ?? dq.p_value);

  const light = trafficLight(record);
  const row = baselRow(light.exceptions);
  const { exceptions, zone, classic_multiplier, mar99_multiplier } = published.traffic_light_last_250;
  expect(light.exceptions).toBe(exceptions);
  expect(row).toMatchObject({ zone, mar99Multiplier: mar99_multiplier });
  expect(row.classicMultiplier).toBeCloseTo(classic_multiplier, 12);
}

function checkDuration(record: ExceptionRecord, published: Record<string, unknown>): void {
  const test = durationTest(record);
  if (published['b'] === undefined) {
    expect(test).toMatchObject({ statistic: null, pValue: null, level: 'undecided', shape: null });
    return;
  }
  const allowed = tolerance.duration_weibull.rel;
  expectClose(test.shape, published['b'] as number, allowed);
  expectClose(test.rate, published['a'] as number, allowed);
  expectClose(test.logLikelihood, published['loglik'] as number, allowed);
  expectClose(test.logLikelihoodExponential, published['loglik_exponential'] as number, allowed);
  expectClose(test.statistic, published['lr'] as number, allowed);
  expectClose(test.pValue, published['p_value'] as number, 1e-5);
  if (published['durations'] !== undefined) {
    const spells = findSpells(record.hits);
    expect(spells.lengths).toEqual(published['durations']);
    expect(spells.censored.map(Number)).toEqual(published['censored']);
  }
}

const sequenceNames = Object.keys(expected.sequences) as (keyof typeof expected.sequences)[];

describe.each(sequenceNames)('exceptions of the sequence %s', (name) => {
  const { n, p, exception_positions } = reference.inputs.sequences[name];
  const hits = new Uint8Array(n);
  for (const day of exception_positions) hits[day] = 1;
  const record = {
    probability: p,
    days: Int32Array.from(hits, (_, day) => day),
    hits,
    count: exception_positions.length,
  };
  const published = expected.sequences[name];

  it('frequency, independence, dynamic quantile and traffic light are the published ones', () => {
    checkSequence(record, published);
  });

  it('durations are the published ones, or are said not to exist', () => {
    const weibull: unknown = published.duration_weibull;
    checkDuration(record, typeof weibull === 'string' ? {} : (weibull as Record<string, unknown>));
  });
});

it.each(expected.kupiec_1510_at_99)('$exceptions exceptions in 1510 days have the published p-value', (row) => {
  const hits = new Uint8Array(1510).fill(1, 0, row.exceptions);
  const test = kupiec({ probability: 0.01, days: Int32Array.from(hits, (_, day) => day), hits, count: row.exceptions });
  expectStatistic(test.statistic, row.lr);
  expectPValue(test.pValue, row.p_value);
});

it.each(expected.basel_table_250_days_99)('the row for $exceptions exceptions is that of the Basel table', (row) => {
  const hits = new Uint8Array(250).fill(1, 0, row.exceptions);
  const light = trafficLight({
    probability: 1 - 0.99,
    days: Int32Array.from(hits, (_, day) => day),
    hits,
    count: row.exceptions,
  });
  expect(light.zone).toBe(row.zone);
  expect(light.table!.mar99Multiplier).toBe(row.mar99_multiplier);
  expect(light.table!.classicMultiplier).toBeCloseTo(row.classic_multiplier, 12);
  expectPValue(light.cumulativeProbability, row.cumulative_probability_x_or_fewer);
  expectPValue(light.pValue, row.probability_x_or_more);
});

/** The forecasts of the conventions: historical of the last 250 days and EWMA at 0.94, from day 250 on. */
const series = Float64Array.from(reference.inputs.sp500_returns.values);
const first = 250;
const returns = series.slice(first);

function historicalForecast(confidence: number) {
  const windows = Array.from(returns, (_, day) => series.slice(day, day + first).sort());
  return {
    var: Float64Array.from(windows, (sorted) => -sortedQuantile(sorted, 1 - confidence)),
    es: Float64Array.from(windows, (sorted) => -tailMean(sorted, confidence).mean),
  };
}

function ewmaForecast(confidence: number) {
  const variances = new Float64Array(series.length);
  variances[0] = sampleVariance(series.slice(0, first));
  for (let day = 1; day < series.length; day++)
    variances[day] = 0.94 * variances[day - 1]! + 0.06 * series[day - 1]! ** 2;
  const sigma = variances.slice(first).map(Math.sqrt);
  const z = normalQuantile(1 - confidence);
  return { var: sigma.map((s) => -z * s), es: sigma.map((s) => (s * normalDensity(z)) / (1 - confidence)), sigma };
}

describe.each(['0.99', '0.975'] as const)('rolling forecasts of the S&P 500 at %s', (level) => {
  const confidence = Number(level);
  const published = expected.sp500_rolling[level];
  const forecasts = { historical: historicalForecast(confidence), ewma: ewmaForecast(confidence) };

  it.each(['historical', 'ewma'] as const)('all tests and scores of %s are the published ones', (method) => {
    const forecast = forecasts[method];
    const figures = published[method];
    expectClose(forecast.var[0]!, figures.var_first);
    expectClose(forecast.es.at(-1)!, figures.es_last);
    const assessed = assessForecast({ returns, ...forecast, confidence });
    expect(assessed.exceptionDays).toEqual(figures.exception_positions);
    expect(assessed).toMatchObject({ days: expected.sp500_rolling.n, leftOut: 0, exceptions: figures.exceptions });
    expectClose(assessed.meanVar, figures.var_mean);
    expectClose(assessed.expected, figures.kupiec.expected);
    expectClose(assessed.violationRatio, figures.kupiec.ratio);
    expectClose(assessed.meanLossBeyondVar, figures.mean_loss_beyond_var);
    expectClose(assessed.scores.pinball, figures.pinball_mean);
    expectClose(assessed.scores.fz0, figures.fz0_mean);

    const { tests } = assessed;
    const hits = returns.map((value, day) => (value < -forecast.var[day]! ? 1 : 0));
    const record = {
      probability: 1 - confidence,
      days: Int32Array.from(hits, (_, day) => day),
      hits: Uint8Array.from(hits),
      count: assessed.exceptions,
    };
    checkSequence(record, figures);
    checkDuration(record, figures.duration_weibull);
    const withVar = figures.dynamic_quantile_4_lags_and_var;
    expectStatistic(tests.dynamicQuantileWithVar.statistic, withVar.stat);
    expectPValue(tests.dynamicQuantileWithVar.pValue, withVar.p_value);
    expect(tests.dynamicQuantileWithVar.degreesOfFreedom).toBe(withVar.df);
    expectStatistic(tests.acerbiSzekely.z1, figures.acerbi_szekely.z1);
    expectStatistic(tests.acerbiSzekely.z2, figures.acerbi_szekely.z2);
    expectStatistic(tests.mcneilFrey.meanExcess, figures.mcneil_frey.mean);
    expectStatistic(tests.mcneilFrey.statistic, figures.mcneil_frey.t);
    expectPValue(tests.mcneilFrey.pValue, figures.mcneil_frey.p_one_sided_t);
  });

  it.each(['pinball', 'fz0'] as const)('equal %s losses are tested as published', (score) => {
    const losses = (['historical', 'ewma'] as const).map((method) =>
      score === 'pinball'
        ? pinballLosses(returns, forecasts[method].var, confidence)
        : fisslerZiegelLosses(returns, forecasts[method].var, forecasts[method].es, confidence),
    );
    const figures = published[`diebold_mariano_${score}_historical_minus_ewma`];
    for (const lags of [0, 5, 11] as const) {
      const test = dieboldMariano(losses[0]!, losses[1]!, lags);
      const { stat, p_two_sided_normal, harvey_leybourne_newbold_stat, p_harvey_leybourne_newbold } =
        figures[`lag_${lags}`];
      expectStatistic(test.meanDifference, figures.mean_difference);
      expectStatistic(test.statistic, stat);
      expectPValue(test.pValue, p_two_sided_normal);
      expectStatistic(test.correctedStatistic, harvey_leybourne_newbold_stat);
      expectPValue(test.correctedPValue, p_harvey_leybourne_newbold);
    }
  });
});

it('what EWMA leaves in standardised returns is as published', () => {
  const residuals = returns.map((value, day) => value / ewmaForecast(0.99).sigma[day]!);
  const { ljung_box_z_10, ljung_box_z2_10 } = expected.sp500_rolling.ewma_standardised_residuals;
  const plain = ljungBoxTest(residuals, 10);
  expectStatistic(plain.statistic, ljung_box_z_10.stat);
  expectPValue(plain.pValue, ljung_box_z_10.p_value);
  const squared = ljungBoxTest(
    residuals.map((z) => z * z),
    10,
  );
  expectStatistic(squared.statistic, ljung_box_z2_10.stat);
  expectPValue(squared.pValue, ljung_box_z2_10.p_value);
});

it('the worked example of expected shortfall has the published figures', () => {
  const { inputs, z1, z2, pinball_mean, fz0_mean, exceptions } = expected.toy_es;
  const given = {
    returns: Float64Array.from(inputs.returns),
    var: Float64Array.from(inputs.var),
    es: Float64Array.from(inputs.es),
  };
  const confidence = 1 - inputs.p;
  const assessed = assessForecast({ ...given, confidence });
  expect(assessed.exceptions).toBe(exceptions);
  expectStatistic(assessed.tests.acerbiSzekely.z1, z1);
  expectStatistic(assessed.tests.acerbiSzekely.z2, z2);
  expectClose(assessed.scores.pinball, pinball_mean);
  expectClose(mean(fisslerZiegelLosses(given.returns, given.var, given.es, confidence)), fz0_mean);
});
