import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { type LearnedModel } from '../../../src-core/learning/learned-model.ts';
import { parameterCount } from '../../../src-core/learning/train.ts';
import { type TrainingData } from '../../../src-core/learning/training-data.ts';
import { trainingResult, type TrainingResult } from '../../../src-core/learning/training-result.ts';
import { type TrainingSettings } from '../../../src-core/learning/training-settings.ts';
import { stateOfCheckpoint } from '../../../src-core/learning/training-state.ts';
import { type Task } from '../task.ts';

export interface TrainingResultInput {
  readonly series: BacktestSeries;
  readonly data: TrainingData;
  readonly settings: TrainingSettings;
  readonly checkpoint: Uint8Array;
}

/** The model of a training that has ended, held against the days kept apart. */
export const trainingResultTask: Task<
  TrainingResultInput,
  { readonly model: LearnedModel; readonly result: TrainingResult }
> = {
  name: 'training-result',
  run: ({ series, data, settings, checkpoint }) =>
    trainingResult(series, data, settings, stateOfCheckpoint(checkpoint, parameterCount(settings, data))),
};
