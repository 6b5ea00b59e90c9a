import { isoDate } from '../market/epoch-day.ts';
import { type MethodFamily } from '../tail-risk/method.ts';
import { type ForecastAssessment } from './assessment.ts';
import { type Backtest, type BacktestParameters, type DatedRefusal, type MethodBacktest } from './backtest-result.ts';
import { type ForecastComparison } from './comparison/forecast-comparison.ts';
import { type EnsembleWeights } from './ensemble/ensemble.ts';
import { type WeightStep } from './ensemble/combine-forecasts.ts';
import { type HorizonComparison } from './horizon-comparison.ts';
import { type BacktestSeries, type RollingForecast } from './rolling-method.ts';
import { type StressedBacktest } from './stressed-windows.ts';
import { type Warning } from '../warning.ts';

/** A dated series of returns to walk along. */
export interface DatedSeries extends BacktestSeries {
  /** Epoch days of the returns. */
  readonly dates: Int32Array;
}

/** What forecasts are held against: returns of some of the forecast days. */
export interface RealisedDays {
  /** Indices into the series, ascending, none within the first window. */
  readonly days: Int32Array;
  /** NaN not allowed. */
  readonly returns: Float64Array;
}

/** The series' own returns on all days after the first window. */
export function ownReturns(series: BacktestSeries, window: number): RealisedDays {
  const days = Int32Array.from({ length: series.returns.length - window }, (_, i) => window + i);
  return { days, returns: series.returns.slice(window) };
}

/** A method with everything it foretold. */
export interface ForecastOfMethod {
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
  readonly forecast: RollingForecast;
}

/** What was computed of a backtest, wherever it was. */
export interface BacktestParts {
  /** In the order of the parameters' methods. */
  readonly methods: readonly ForecastOfMethod[];
  /** Methods × confidences. */
  readonly assessments: readonly (readonly ForecastAssessment[])[];
  readonly comparisons: readonly ForecastComparison[];
  readonly horizon: HorizonComparison;
  readonly stressed: readonly StressedBacktest[];
  readonly ensembles: readonly {
    readonly id: string;
    readonly members: readonly string[];
    readonly steps: readonly (readonly WeightStep[])[];
  }[];
}

/** The values of a path, one a forecast day, on the days that something is held against. */
export function onDays(path: Float64Array, { days }: RealisedDays, window: number): Float64Array {
  return Float64Array.from(days, (day) => path[day - window]!);
}

/** VaR or ES of one method at one confidence, one a forecast day. */
export function pathAt(values: Float64Array, level: number, { from, to }: RollingForecast): Float64Array {
  return values.subarray(level * (to - from), (level + 1) * (to - from));
}

/** Puts the parts of a backtest together as plain data. */
export function assembleBacktest(
  series: DatedSeries,
  came: RealisedDays,
  parameters: BacktestParameters,
  parts: BacktestParts,
): Backtest {
  const dateOf = (day: number) => isoDate(series.dates[day]!);
  const { confidences } = parameters;
  return {
    parameters,
    observations: series.returns.length,
    dates: Array.from(came.days, dateOf),
    returns: [...came.returns],
    methods: parts.methods.map((method, i) => methodBacktest(method, came, parameters, parts.assessments[i]!, dateOf)),
    comparisons: parts.comparisons,
    ensembles: parts.ensembles.map(({ id, members, steps }): EnsembleWeights => ({
      ensemble: id,
      members,
      levels: confidences.map((confidence, level) => ({
        confidence,
        steps: steps[level]!.map(({ day, weights }) => ({ date: dateOf(day), weights: [...weights] })),
      })),
    })),
    horizon: parts.horizon,
    stressed: parts.stressed,
    warnings: parts.methods.flatMap(refusalWarning),
  };
}

function methodBacktest(
  { id, label, family, forecast }: ForecastOfMethod,
  came: RealisedDays,
  { window, confidences }: BacktestParameters,
  assessments: readonly ForecastAssessment[],
  dateOf: (day: number) => string,
): MethodBacktest {
  const path = (values: Float64Array) => plain(onDays(values, came, window));
  return {
    method: id,
    label,
    family,
    sigma: path(forecast.sigma),
    levels: confidences.map((confidence, level) => ({
      confidence,
      var: path(pathAt(forecast.var, level, forecast)),
      es: path(pathAt(forecast.es, level, forecast)),
      assessment: assessments[level]!,
    })),
    refusals: forecast.refusals.map((refusal): DatedRefusal => ({
      from: dateOf(refusal.from),
      to: dateOf(refusal.to - 1),
      days: refusal.to - refusal.from,
      code: refusal.code,
      message: refusal.message,
    })),
  };
}

function refusalWarning({ id, label, forecast: { from, to, refusals } }: ForecastOfMethod): readonly Warning[] {
  const days = refusals.reduce((sum, refusal) => sum + refusal.to - refusal.from, 0);
  if (days === 0) return [];
  const message = `${label} has no forecast on ${days} of ${to - from} days: ${refusals[0]!.message}`;
  return [{ code: 'NO_FORECAST', message, subject: id, count: days }];
}

/** Plain data of a path: null where there is no number. */
export function plain(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
