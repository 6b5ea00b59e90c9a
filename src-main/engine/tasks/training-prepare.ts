import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { prepareTraining, type TrainingData } from '../../../src-core/learning/training-data.ts';
import { type TrainingSettings } from '../../../src-core/learning/training-settings.ts';
import { type Task } from '../task.ts';

/** Features, targets and blocks of a training; what is large lies in shared memory. */
export const trainingPrepare: Task<
  { readonly series: BacktestSeries; readonly settings: TrainingSettings },
  TrainingData
> = {
  name: 'training-prepare',
  run: ({ series, settings }) => prepareTraining(series, settings),
};
