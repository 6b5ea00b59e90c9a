import { assessForecast } from '../backtest/assessment.ts';
import { type BacktestSeries } from '../backtest/rolling-method.ts';
import { rollingMethod } from '../backtest/rolling/registry.ts';
import { isoDate, type IsoDate } from '../market/epoch-day.ts';
import { type LeftOutFeature } from './features/feature-matrix.ts';
import { forecastOn, modelOf, type LearnedForecast, type LearnedModel } from './learned-model.ts';
import { type Scaler } from './scaler.ts';
import { endOf, type TrainingEnd } from './train.ts';
import { type DayRange, type TrainingData } from './training-data.ts';
import { type TrainingSettings } from './training-settings.ts';
import { type TrainingState } from './training-state.ts';

/** How a method's forecasts of the test days turned out at one confidence; null where a figure does not exist. */
export interface TestScore {
  readonly method: string;
  readonly label: string;
  readonly confidence: number;
  readonly days: number;
  readonly exceptions: number;
  readonly expected: number;
  readonly kupiecPValue: number | null;
  readonly kupiecVerdict: string;
  readonly pinball: number | null;
  readonly fz0: number | null;
}

/** Days of a block by date; the last inclusive. */
export interface DatedBlock {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly days: number;
}

/** What a training came to. Plain data without NaN. */
export interface TrainingResult {
  readonly settings: TrainingSettings;
  readonly observations: number;
  readonly features: readonly string[];
  readonly columns: readonly string[];
  readonly leftOut: readonly LeftOutFeature[];
  readonly scaler: Scaler;
  readonly parameters: number;
  readonly blocks: { readonly train: DatedBlock; readonly validation: DatedBlock; readonly test: DatedBlock };
  /** One a finished epoch. */
  readonly curves: { readonly training: readonly number[]; readonly validation: readonly number[] };
  /** Validation loss before the first epoch, which training has to undercut. */
  readonly startLoss: number;
  readonly bestEpoch: number;
  readonly bestLoss: number;
  readonly end: TrainingEnd;
  /** The test days: what was forecast the evening before, and what came. Arrays of confidences of days, positive = loss. */
  readonly test: {
    readonly dates: readonly IsoDate[];
    readonly returns: readonly number[];
    readonly var: readonly (readonly number[])[];
    readonly es: readonly (readonly number[])[] | null;
  };
  /** The network first, then simple methods on the same days; one a confidence each. Empty without test days. */
  readonly scores: readonly TestScore[];
  /** For the day after the series. */
  readonly next: LearnedForecast;
}

/** Simple methods a network has to beat, and the days they look back on. */
const rivals = ['historical', 'ewma'] as const;
const rivalWindow = 250;

/** Puts the trained model together and holds it against the days kept apart. */
export function trainingResult(
  series: BacktestSeries,
  data: TrainingData,
  settings: TrainingSettings,
  state: TrainingState,
): { readonly model: LearnedModel; readonly result: TrainingResult } {
  const model = modelOf(data, settings, state.best);
  const { from, to } = data.test;
  const days = to - from;
  // The day after the series comes with those of the test.
  const forecasts = forecastOn(model, data.scores, data.scales, from, to + 1);
  const rows = (values: Float64Array) =>
    settings.confidences.map((_, k) => values.subarray(k * (days + 1), k * (days + 1) + days));
  const last = (values: Float64Array) => settings.confidences.map((_, k) => values[k * (days + 1) + days]!);
  const valueAtRisk = rows(forecasts.var);
  const shortfall = forecasts.es && rows(forecasts.es);
  const returns = series.returns.subarray(from, to);
  const dateOf = (day: number) => isoDate(series.context?.dates[day] ?? day);
  const block = (range: DayRange): DatedBlock => {
    const count = Math.max(0, range.to - range.from);
    if (count === 0) return { from: null, to: null, days: 0 };
    return { from: dateOf(range.from), to: dateOf(range.to - 1), days: count };
  };
  const own: MethodForecast = { method: 'lstm', label: 'LSTM', var: valueAtRisk, es: shortfall };
  return {
    model,
    result: {
      settings,
      observations: series.returns.length,
      features: data.features,
      columns: data.columns,
      leftOut: data.leftOut,
      scaler: data.scaler,
      parameters: state.best.length,
      blocks: { train: block(data.train), validation: block(data.validation), test: block(data.test) },
      curves: { training: state.training, validation: state.validation },
      startLoss: state.startLoss,
      bestEpoch: state.bestEpoch,
      bestLoss: state.bestLoss,
      end: endOf(settings, state) ?? 'epochs',
      test: {
        dates: Array.from({ length: days }, (_, i) => dateOf(from + i)),
        returns: Array.from(returns),
        var: valueAtRisk.map((row) => Array.from(row)),
        es: shortfall && shortfall.map((row) => Array.from(row)),
      },
      scores:
        days === 0
          ? []
          : [own, ...rivalForecasts(series, settings, data.test)].flatMap((method) =>
              scoresOf(method, returns, settings),
            ),
      next: { confidences: settings.confidences, var: last(forecasts.var), es: forecasts.es && last(forecasts.es) },
    },
  };
}

interface MethodForecast {
  readonly method: string;
  readonly label: string;
  /** One array a confidence. */
  readonly var: readonly Float64Array[];
  readonly es: readonly Float64Array[] | null;
}

function rivalForecasts(series: BacktestSeries, settings: TrainingSettings, { from, to }: DayRange): MethodForecast[] {
  const window = Math.min(rivalWindow, from);
  return rivals.map((id) => {
    const method = rollingMethod(id);
    const schedule = {
      window,
      scheme: 'rolling' as const,
      refitEvery: 1,
      confidences: settings.confidences,
      options: {},
    };
    const made = method.forecast(series, schedule, from, to);
    const rows = (values: Float64Array) =>
      settings.confidences.map((_, k) => values.subarray(k * (to - from), (k + 1) * (to - from)));
    return { method: id, label: method.label, var: rows(made.var), es: rows(made.es) };
  });
}

function scoresOf(forecast: MethodForecast, returns: Float64Array, { confidences }: TrainingSettings): TestScore[] {
  return confidences.map((confidence, k) => {
    const es = forecast.es?.[k] ?? new Float64Array(returns.length).fill(NaN);
    const assessed = assessForecast({ returns, var: forecast.var[k]!, es, confidence });
    return {
      method: forecast.method,
      label: forecast.label,
      confidence,
      days: assessed.days,
      exceptions: assessed.exceptions,
      expected: assessed.expected,
      kupiecPValue: assessed.tests.kupiec.pValue,
      kupiecVerdict: assessed.tests.kupiec.verdict,
      pinball: assessed.scores.pinball,
      fz0: assessed.scores.fz0,
    };
  });
}
