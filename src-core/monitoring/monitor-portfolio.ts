import { epochDay, isoDate, type IsoDate } from '../market/epoch-day.ts';
import { sampleVariance } from '../numerics/moments.ts';
import { normalDensity, normalQuantile } from '../numerics/normal.ts';
import { type Simulation } from '../portfolio/current-holdings.ts';
import { type PortfolioRiskInput } from '../portfolio/portfolio-risk-input.ts';
import { realisedHistory } from '../portfolio/realised.ts';
import { simulatePortfolio } from '../portfolio/simulated-portfolio.ts';
import { lastIndexAtOrBefore } from '../portfolio/valuation.ts';
import { rollingHistoricalVar } from '../tail-risk/rolling-var.ts';
import { driftFeatures } from './drift-features.ts';
import { measureDrift, type DriftWindows, type FeatureDrift } from './drift.ts';
import { marketDays } from './market-days.ts';
import { monitorMethods, type MethodMonitor } from './method-monitor.ts';
import { type MonitoredRecord } from './monitored-record.ts';

export interface PortfolioMonitorInput {
  readonly portfolio: PortfolioRiskInput;
  /** Forecasts and profit and loss of a stored backtest; null = the portfolio's own history takes its place. */
  readonly backtest: MonitoredRecord | null;
  readonly windows: DriftWindows;
}

export interface PortfolioMonitor {
  readonly record: MonitoredRecord;
  readonly methods: readonly MethodMonitor[];
  readonly drift: readonly FeatureDrift[];
  /** Newest day of the portfolio's simulated history. */
  readonly lastDate: IsoDate;
}

/**
 * Looks over a portfolio's methods and the data they live on.
 *
 * @throws DomainError as `simulatePortfolio`
 */
export function monitorPortfolio({ portfolio, backtest, windows }: PortfolioMonitorInput): PortfolioMonitor {
  const asOf = epochDay(portfolio.parameters.asOf);
  const { simulation } = simulatePortfolio(portfolio, asOf);
  const { panel } = portfolio;
  const dateIndices = Int32Array.from(simulation.days, (day) => simulation.calendar[day]!);
  const dates = Array.from(dateIndices, (index) => isoDate(panel.dates[index]!));
  const record = backtest ?? ownRecord(portfolio, simulation, dates);
  const market = marketDays(panel, dateIndices, portfolio.parameters.maxStaleDays);
  return {
    record,
    methods: monitorMethods(record),
    drift: measureDrift(driftFeatures(simulation.returns, market), dates, windows),
    lastDate: dates.at(-1)!,
  };
}

/**
 * The record of a portfolio without a backtest: today's holdings carried back, or its own profit and loss where it has a NAV
 * history, against the historical VaR and the EWMA volatility known the evening before.
 */
function ownRecord(
  { navHistory, parameters }: PortfolioRiskInput,
  { returns }: Simulation,
  dates: readonly IsoDate[],
): MonitoredRecord {
  const confidence = parameters.confidences[0]!;
  const historical = rollingHistoricalVar(returns, parameters.window, confidence);
  const volatility = ewmaVolatilities(returns, parameters.window, parameters.ewmaLambda);
  const realised = realisedHistory(navHistory, epochDay(parameters.asOf), parameters.maxStaleDays);
  const ofDay = realised ? realisedDays(realised, Int32Array.from(dates, epochDay)) : allDays(returns, dates);
  const pick = (values: Float64Array) => Float64Array.from(ofDay.forecast, (at) => values[at] ?? NaN);
  const sigma = pick(volatility);
  const quantile = -normalQuantile(1 - confidence);
  const tail = normalDensity(quantile) / (1 - confidence);
  const shortfalls = historicalShortfalls(returns, historical, parameters.window);
  return {
    source: 'risk',
    profitAndLoss: realised ? 'realised' : 'simulated',
    confidence,
    dates: ofDay.dates,
    returns: ofDay.returns,
    methods: [
      {
        id: 'historical',
        label: 'Historical simulation',
        var: pick(historical),
        es: pick(shortfalls),
        sigma: new Float64Array(sigma.length).fill(NaN),
      },
      {
        id: 'ewma',
        label: 'EWMA',
        var: sigma.map((value) => quantile * value),
        es: sigma.map((value) => tail * value),
        sigma,
      },
    ],
  };
}

interface RecordDays {
  readonly dates: readonly IsoDate[];
  readonly returns: Float64Array;
  /** Place of each day's forecast: that after the last simulated day before it. */
  readonly forecast: Int32Array;
}

function allDays(returns: Float64Array, dates: readonly IsoDate[]): RecordDays {
  return { dates, returns, forecast: Int32Array.from(returns.keys()) };
}

function realisedDays(
  realised: { readonly dates: readonly number[]; readonly returns: Float64Array },
  simulated: Int32Array,
): RecordDays {
  const known = Array.from(realised.returns.keys()).filter((day) => !Number.isNaN(realised.returns[day]!));
  return {
    dates: known.map((day) => isoDate(realised.dates[day + 1]!)),
    returns: Float64Array.from(known, (day) => realised.returns[day]!),
    forecast: Int32Array.from(known, (day) => lastIndexAtOrBefore(simulated, realised.dates[day + 1]! - 1) + 1),
  };
}

/** Mean loss of the returns in the window before each day that are at or below the VaR forecast for it. */
function historicalShortfalls(returns: Float64Array, forecasts: Float64Array, window: number): Float64Array {
  return forecasts.map((valueAtRisk, day) => {
    let sum = 0;
    let count = 0;
    for (let at = Math.max(0, day - window); at < day; at++) {
      if (returns[at]! > -valueAtRisk) continue;
      sum -= returns[at]!;
      count++;
    }
    return count === 0 ? NaN : sum / count;
  });
}

/**
 * Daily standard deviation by EWMA for each day and the one after the last, from the variance of the first window on; NaN within it.
 * Like every forecast of a record it uses earlier days only.
 */
function ewmaVolatilities(returns: Float64Array, window: number, lambda: number): Float64Array {
  const sigmas = new Float64Array(returns.length + 1).fill(NaN);
  if (returns.length < window) return sigmas;
  let variance = sampleVariance(returns.subarray(0, window));
  for (let day = window; day <= returns.length; day++) {
    sigmas[day] = Math.sqrt(variance);
    if (day < returns.length) variance = lambda * variance + (1 - lambda) * returns[day]! ** 2;
  }
  return sigmas;
}
