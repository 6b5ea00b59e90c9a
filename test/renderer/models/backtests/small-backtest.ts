import { assessForecast } from '../../../../src-core/backtest/assessment.ts';
import { compareForecasts } from '../../../../src-core/backtest/comparison/forecast-comparison.ts';
import { compareHorizons } from '../../../../src-core/backtest/horizon-comparison.ts';
import { stressedBacktests } from '../../../../src-core/backtest/stressed-windows.ts';
import { epochDay, isoDate } from '../../../../src-core/market/epoch-day.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { type Backtest, type BacktestParameters } from '../../../../src-core/contract/index.ts';

const days = 600;
const start = epochDay('2020-01-01');
const stream = createStream(4, 0);
const dates = Array.from({ length: days }, (_, day) => isoDate(start + day));
const sigma = Float64Array.from(dates, (_, day) => 0.01 * (1 + 0.7 * Math.sin(day / 50)));
const returns = sigma.map((s) => s * stream.normal());
const missing = 5;
const nullable = (values: Float64Array) => [...values].map((value) => (Number.isNaN(value) ? null : value));

const forecasts = [
  { id: 'flat', label: 'Flat', var: sigma.map(() => 0.024), es: sigma.map(() => 0.029), sigma: null },
  {
    id: 'known',
    label: 'Known',
    // The first days have no forecast.
    var: sigma.map((s, day) => (day < missing ? NaN : 2.33 * s)),
    es: sigma.map((s, day) => (day < missing ? NaN : 2.67 * s)),
    sigma,
  },
] as const;

const parameters: BacktestParameters = {
  methods: ['flat', 'known'],
  window: 250,
  scheme: 'rolling',
  refitEvery: 20,
  confidences: [0.99],
  lambda: 0.94,
  ewmaMean: 'zero',
  seed: 1,
};
const schedule = { window: 250, scheme: 'rolling', refitEvery: 20, confidences: [0.99], options: {} } as const;

/** Two methods over 600 days: one that knows the volatility, and one that is flat. */
export const smallBacktest: Backtest = {
  parameters,
  observations: days + 250,
  dates,
  returns: [...returns],
  methods: forecasts.map((forecast) => ({
    method: forecast.id,
    label: forecast.label,
    family: 'parametric',
    sigma: forecast.sigma === null ? dates.map(() => null) : nullable(forecast.sigma),
    levels: [
      {
        confidence: 0.99,
        var: nullable(forecast.var),
        es: nullable(forecast.es),
        assessment: assessForecast({ returns, var: forecast.var, es: forecast.es, confidence: 0.99 }),
      },
    ],
    refusals: [],
  })),
  comparisons: [compareForecasts(forecasts, returns, 0.99, { seed: 1, replications: 200 })],
  ensembles: [],
  horizon: compareHorizons(returns, schedule, [], 0.99),
  stressed: stressedBacktests(
    forecasts.map(({ id, label, var: valueAtRisk, es }) => ({ method: id, label, var: valueAtRisk, es })),
    dates,
    returns,
    0.99,
  ),
  warnings: [],
};
