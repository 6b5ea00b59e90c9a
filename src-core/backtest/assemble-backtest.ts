import { isoDate } from '../market/epoch-day.ts';
import { type MethodFamily } from '../tail-risk/method.ts';
import { type ForecastAssessment } from './assessment.ts';
import { type Backtest, type BacktestParameters, type DatedRefusal, type MethodBacktest } from './backtest-result.ts';
import { type ForecastComparison } from './comparison/forecast-comparison.ts';
import { type EnsembleWeights } from './ensemble/ensemble.ts';
import { type WeightStep } from './ensemble/combine-forecasts.ts';
import { type BacktestSeries, type RollingForecast } from './rolling-method.ts';

/** A dated series of returns to walk along. */
export interface DatedSeries extends BacktestSeries {
  /** Epoch days of the returns. */
  readonly dates: Int32Array;
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
  readonly ensembles: readonly {
    readonly id: string;
    readonly members: readonly string[];
    readonly steps: readonly (readonly WeightStep[])[];
  }[];
}

/** Puts the parts of a backtest together as plain data. */
export function assembleBacktest(series: DatedSeries, parameters: BacktestParameters, parts: BacktestParts): Backtest {
  const { dates, returns } = series;
  const dateOf = (day: number) => isoDate(dates[day]!);
  const { window, confidences } = parameters;
  return {
    parameters,
    observations: returns.length,
    dates: Array.from(dates.subarray(window), (date) => isoDate(date)),
    returns: [...returns.subarray(window)],
    methods: parts.methods.map((method, i) => methodBacktest(method, confidences, parts.assessments[i]!, dateOf)),
    comparisons: parts.comparisons,
    ensembles: parts.ensembles.map(({ id, members, steps }): EnsembleWeights => ({
      ensemble: id,
      members,
      levels: confidences.map((confidence, level) => ({
        confidence,
        steps: steps[level]!.map(({ day, weights }) => ({ date: dateOf(day), weights: [...weights] })),
      })),
    })),
  };
}

function methodBacktest(
  { id, label, family, forecast }: ForecastOfMethod,
  confidences: readonly number[],
  assessments: readonly ForecastAssessment[],
  dateOf: (day: number) => string,
): MethodBacktest {
  const { from, to, sigma, refusals } = forecast;
  const days = to - from;
  return {
    method: id,
    label,
    family,
    sigma: plain(sigma),
    levels: confidences.map((confidence, level) => ({
      confidence,
      var: plain(forecast.var.subarray(level * days, (level + 1) * days)),
      es: plain(forecast.es.subarray(level * days, (level + 1) * days)),
      assessment: assessments[level]!,
    })),
    refusals: refusals.map((refusal): DatedRefusal => ({
      from: dateOf(refusal.from),
      to: dateOf(refusal.to - 1),
      days: refusal.to - refusal.from,
      code: refusal.code,
      message: refusal.message,
    })),
  };
}

function plain(values: Float64Array): (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? value : null));
}
