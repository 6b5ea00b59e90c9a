import { type BacktestSeries } from '../backtest/rolling-method.ts';
import { DomainError } from '../domain-error.ts';
import { featureMatrix } from './features/feature-matrix.ts';
import { heads } from './heads/registry.ts';
import { openNetwork } from './network/open-network.ts';
import { type Architecture } from './network/architecture.ts';
import { firstScaledDay, returnScales } from './return-scale.ts';
import { standardise, type Scaler } from './scaler.ts';
import { architectureOf } from './train.ts';
import { type TrainingData } from './training-data.ts';
import { type TrainingSettings } from './training-settings.ts';

/** Version of a saved model's layout. */
const modelFormat = 1;

/** A trained network with all that is needed to forecast again. */
export interface LearnedModel {
  readonly format: number;
  readonly method: 'lstm';
  readonly settings: TrainingSettings;
  readonly architecture: Architecture;
  /** Features it looks at, in the order of its columns. */
  readonly features: readonly string[];
  readonly columns: readonly string[];
  readonly scaler: Scaler;
  /** Standard deviation of the returns it was trained on. */
  readonly sigma: number;
  /** As `parameterPlaces` lays them out. */
  readonly parameters: readonly number[];
}

/** The model that trained weights make. */
export function modelOf(data: TrainingData, settings: TrainingSettings, parameters: Float64Array): LearnedModel {
  return {
    format: modelFormat,
    method: 'lstm',
    settings,
    architecture: architectureOf(settings, data.columns.length),
    features: data.features,
    columns: data.columns,
    scaler: data.scaler,
    sigma: data.sigma,
    parameters: Array.from(parameters),
  };
}

/** VaR and ES by confidence, as fractions, positive = loss. */
export interface LearnedForecast {
  readonly confidences: readonly number[];
  readonly var: readonly number[];
  /** Null where the model's head has none. */
  readonly es: readonly number[] | null;
}

/** Forecasts of consecutive days; each array is confidences × days. */
export interface LearnedForecasts {
  readonly var: Float64Array;
  readonly es: Float64Array | null;
}

/**
 * VaR and ES that a model forecasts for each day of a range; each day's figures use nothing of that day nor later.
 *
 * @param to exclusive; at most one day beyond the series
 * @throws DomainError UNSUITABLE_SAMPLE where the series lacks data of the model's features, TOO_FEW_OBSERVATIONS before it has run up
 */
export function forecastDays(model: LearnedModel, series: BacktestSeries, from: number, to: number): LearnedForecasts {
  const matrix = featureMatrix(series, model.features);
  if (matrix.columns.join() !== model.columns.join()) {
    throw new DomainError('UNSUITABLE_SAMPLE', 'The series lacks data that the model was trained on', {
      kept: 'Nothing was forecast',
      remedy: `It needs: ${model.features.join(', ')}`,
    });
  }
  const first = Math.max(matrix.firstRow + model.architecture.steps, firstScaledDay);
  if (from < first || to > series.returns.length + 1) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `The model needs ${first} returns before the first day it forecasts, there are ${from}`,
      { kept: 'Nothing was forecast' },
    );
  }
  const scores = standardise(matrix.values, model.scaler);
  const scales = returnScales(series.returns, model.settings.scaling, model.sigma);
  return forecastOn(model, scores, scales, from, to);
}

/** As `forecastDays` on features that were standardised by the model's scaler. */
export function forecastOn(
  model: Pick<LearnedModel, 'settings' | 'architecture' | 'parameters'>,
  scores: Float64Array,
  scales: Float64Array,
  from: number,
  to: number,
): LearnedForecasts {
  const { settings, architecture } = model;
  const head = heads[settings.head];
  const levels = settings.confidences.length;
  const days = to - from;
  const network = openNetwork(architecture, Math.min(settings.batch, days));
  network.setParameters(Float64Array.from(model.parameters));
  const valueAtRisk = new Float64Array(levels * days);
  const shortfall = head.read(new Float64Array(architecture.outputs), 0, levels).tailMeans
    ? new Float64Array(levels * days)
    : null;
  for (let start = 0; start < days; start += settings.batch) {
    const count = Math.min(settings.batch, days - start);
    const last = Int32Array.from({ length: count }, (_, i) => from + start + i - 1);
    const outputs = network.forward({ features: scores, last });
    for (let i = 0; i < count; i++) {
      const { quantiles, tailMeans } = head.read(outputs, i * architecture.outputs, levels);
      const day = start + i;
      const scale = scales[from + day]!;
      for (let k = 0; k < levels; k++) {
        valueAtRisk[k * days + day] = -quantiles[k]! * scale;
        if (shortfall && tailMeans) shortfall[k * days + day] = -tailMeans[k]! * scale;
      }
    }
  }
  return { var: valueAtRisk, es: shortfall };
}

/** What a model forecasts for the first day after a series. */
export function lstmForecast(model: LearnedModel, series: BacktestSeries): LearnedForecast {
  const days = series.returns.length;
  const { var: valueAtRisk, es } = forecastDays(model, series, days, days + 1);
  return {
    confidences: model.settings.confidences,
    var: Array.from(valueAtRisk),
    es: es && Array.from(es),
  };
}
