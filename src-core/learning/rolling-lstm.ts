import { ForecastTable } from '../backtest/rolling/forecast-table.ts';
import { usualBlockDays } from '../backtest/rolling/walk.ts';
import { type BacktestSeries, type RollingMethod, type RollingSchedule } from '../backtest/rolling-method.ts';
import { DomainError } from '../domain-error.ts';
import { forecastDays, modelOf, type LearnedModel } from './learned-model.ts';
import { startTraining, trainEpochs } from './train.ts';
import { prepareTraining } from './training-data.ts';
import { usualTraining, type TrainingSettings } from './training-settings.ts';

/** Returns before the first forecast; fewer leave nothing to validate on. */
const leastDays = 250;
/** A network has more to learn than a window of sample statistics holds: it looks back so far where there is so much. */
const longestDays = 1500;
/** Trainings of a chain: the first from new weights, the others from those of the one before. */
const chainLength = 2;
const epochs = { first: 30, later: 10 };
/** Levels it is trained for besides those asked for: where losses are less rare there is more to learn from. */
const commonLevels = [0.9, 0.95, 0.975, 0.99];

/**
 * The LSTM walked along a series. It is trained about once a year on the last 1,500 returns (all, where the window expands) before the
 * day, and from then on forecasts every day from the newest features; every other training goes on from the weights of the one before.
 * VaR and ES come from the joint head. Everything of a day's forecast is known the evening before.
 */
export const rollingLstm: RollingMethod = {
  id: 'lstm',
  label: 'LSTM',
  family: 'learned',
  blockDays: (schedule) => chainLength * usualBlockDays(schedule),

  forecast(series, schedule, from, to) {
    const table = new ForecastTable(schedule.confidences.length, from, to);
    const settings = settingsOf(schedule);
    const places = schedule.confidences.map((confidence) => settings.confidences.indexOf(confidence));
    const walked = walk(series, schedule, settings, to);
    return table.fill((day) => {
      const { var: valueAtRisk, es } = walked(day);
      places.forEach((place, level) => table.set(level, day, valueAtRisk[place]!, es[place]!));
    });
  },
};

function settingsOf({ confidences, options }: RollingSchedule): TrainingSettings {
  return {
    ...usualTraining,
    confidences: [...new Set([...commonLevels, ...confidences])].sort((a, b) => a - b),
    hidden: 8,
    sequence: 10,
    learningRate: 0.001,
    patience: 5,
    test: 0,
    seed: options['seed'] ?? usualTraining.seed,
  };
}

interface DayForecast {
  readonly var: Float64Array;
  readonly es: Float64Array;
}

/** A function that forecasts days in their order; trainings are shared by the days up to the next. */
function walk(
  series: BacktestSeries,
  schedule: RollingSchedule,
  settings: TrainingSettings,
  to: number,
): (day: number) => DayForecast {
  const every = usualBlockDays(schedule);
  const first = Math.max(schedule.window, leastDays);
  const historyOf = (day: number) =>
    schedule.scheme === 'expanding' ? 0 : Math.max(0, day - Math.max(schedule.window, longestDays));
  let known: { readonly trainedOn: number; readonly model: LearnedModel | DomainError } | null = null;
  let forecasts: { readonly from: number; readonly days: number; readonly made: DayForecast } | null = null;

  const modelFor = (trainedOn: number): LearnedModel | DomainError => {
    if (known?.trainedOn === trainedOn) return known.model;
    const place = (trainedOn - first) / every;
    const before = place % chainLength === 0 ? null : modelFor(trainedOn - every);
    const model = trainOn(part(series, historyOf(trainedOn), trainedOn), settings, before);
    known = { trainedOn, model };
    forecasts = null;
    return model;
  };

  return (day) => {
    if (day < first) {
      throw new DomainError('TOO_FEW_OBSERVATIONS', `The LSTM needs ${leastDays} returns before the day`, {
        remedy: 'Choose a longer window',
      });
    }
    const trainedOn = day - ((day - first) % every);
    const model = modelFor(trainedOn);
    if (model instanceof DomainError) throw model;
    if (!forecasts) {
      const start = historyOf(trainedOn);
      const end = Math.min(to, trainedOn + every);
      const made = forecastDays(model, part(series, start, end), day - start, end - start);
      forecasts = { from: day, days: end - day, made: { var: made.var, es: made.es! } };
    }
    const { from, days, made } = forecasts;
    const of = (values: Float64Array) => settings.confidences.map((_, k) => values[k * days + day - from]!);
    return { var: Float64Array.from(of(made.var)), es: Float64Array.from(of(made.es)) };
  };
}

/** @param before weights to go on from; null = new ones */
function trainOn(
  series: BacktestSeries,
  settings: TrainingSettings,
  before: LearnedModel | DomainError | null,
): LearnedModel | DomainError {
  try {
    const goesOn = before !== null && !(before instanceof DomainError);
    const given = { ...settings, epochs: goesOn ? epochs.later : epochs.first };
    const data = prepareTraining(series, given);
    // A context that came or went changes the columns: then the weights before fit nothing.
    const fits = goesOn && before.columns.join() === data.columns.join();
    const state = startTraining(given, data, fits ? before.parameters : null);
    trainEpochs(data, given, state, () => true);
    return modelOf(data, given, state.best);
  } catch (thrown) {
    if (thrown instanceof DomainError) return thrown;
    throw thrown;
  }
}

/** Days from `from` up to `to` (exclusive) of a series. */
function part({ returns, context }: BacktestSeries, from: number, to: number): BacktestSeries {
  return {
    returns: returns.subarray(from, to),
    context: context && {
      dates: context.dates.subarray(from, to),
      range: context.range && context.range.subarray(from, to),
      volume: context.volume && context.volume.subarray(from, to),
    },
  };
}
