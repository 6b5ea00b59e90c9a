import { type BacktestSeries } from '../backtest/rolling-method.ts';
import { DomainError } from '../domain-error.ts';
import { standardDeviation } from '../numerics/moments.ts';
import { featureMatrix, type LeftOutFeature } from './features/feature-matrix.ts';
import { firstScaledDay, returnScales } from './return-scale.ts';
import { fitScaler, standardise, type Scaler } from './scaler.ts';
import { type TrainingSettings } from './training-settings.ts';

/** Days from `from` up to `to` (exclusive). */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** A series made ready for training. Large arrays lie in shared memory. */
export interface TrainingData {
  readonly features: readonly string[];
  readonly columns: readonly string[];
  readonly leftOut: readonly LeftOutFeature[];
  readonly scaler: Scaler;
  /** Standard deviation of the returns trained on. */
  readonly sigma: number;
  /** days × columns, standardised; the forecast for day t sees rows up to t − 1 */
  readonly scores: Float64Array;
  /** Return of each day ÷ its scale. */
  readonly targets: Float64Array;
  /** One a day and one more for the day after the series. */
  readonly scales: Float64Array;
  /** Days that are forecast: trained on, validated on, and kept apart; ascending, with gaps of a sequence between. */
  readonly train: DayRange;
  readonly validation: DayRange;
  readonly test: DayRange;
}

/** With fewer days to train on nothing is learned. */
const leastTrained = 60;
const leastValidated = 20;

/**
 * Cuts a series into training, validation and test days in the order of time and standardises its features by the training days.
 *
 * @throws DomainError TOO_FEW_OBSERVATIONS, ZERO_VARIANCE, INVALID_INPUT for an unknown feature
 */
export function prepareTraining(series: BacktestSeries, settings: TrainingSettings): TrainingData {
  const { returns } = series;
  const { sequence, validation, test } = settings;
  const matrix = featureMatrix(series, settings.features);
  const first = Math.max(matrix.firstRow + sequence, firstScaledDay);
  const days = Math.max(0, returns.length - first);
  const tested = Math.floor(days * test);
  const testFrom = returns.length - tested;
  // Between two blocks as many days as a sequence sees, so that no day trained on is looked at in validation, nor in the test.
  const validatedTo = tested === 0 ? returns.length : testFrom - sequence;
  const validated = Math.floor(days * validation);
  const validatedFrom = validatedTo - validated;
  const trainedTo = validatedFrom - sequence;
  if (trainedTo - first < leastTrained || validated < leastValidated) {
    const needed = first + Math.ceil((leastTrained + 2 * sequence) / (1 - test - Math.max(validation, 0.01)));
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `${returns.length} returns leave ${Math.max(0, trainedTo - first)} days to train and ${validated} to validate on`,
      {
        kept: 'Nothing was trained',
        remedy: `Give at least some ${needed} returns, shorter sequences, or smaller shares for validation and test`,
      },
    );
  }
  const sigma = standardDeviation(returns.subarray(first, trainedTo));
  if (!(sigma > 0)) {
    throw new DomainError('ZERO_VARIANCE', 'The returns to train on are all the same', { kept: 'Nothing was trained' });
  }
  const scaler = fitScaler(matrix.values, matrix.columns.length, matrix.firstRow, trainedTo);
  const scales = returnScales(returns, settings.scaling, sigma);
  const targets = new Float64Array(new SharedArrayBuffer(8 * returns.length));
  for (let day = 0; day < returns.length; day++) targets[day] = returns[day]! / scales[day]!;
  return {
    features: matrix.features,
    columns: matrix.columns,
    leftOut: matrix.leftOut,
    scaler,
    sigma,
    scores: standardise(matrix.values, scaler),
    targets,
    scales,
    train: { from: first, to: trainedTo },
    validation: { from: validatedFrom, to: validatedTo },
    test: { from: testFrom, to: returns.length },
  };
}
