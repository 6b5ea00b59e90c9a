import { endOf, parameterCount, startTraining, trainEpochs } from '../../../src-core/learning/train.ts';
import { type TrainingData } from '../../../src-core/learning/training-data.ts';
import { type TrainingSettings } from '../../../src-core/learning/training-settings.ts';
import { checkpointOf, stateOfCheckpoint } from '../../../src-core/learning/training-state.ts';
import { type Task } from '../task.ts';

export interface TrainingEpochsInput {
  readonly data: TrainingData;
  readonly settings: TrainingSettings;
  /** Null = from the first weights. */
  readonly checkpoint: Uint8Array | null;
  /** Stops after so many epochs, or the one in which so much time has passed. */
  readonly stretch: { readonly epochs: number; readonly milliseconds: number };
}

export interface TrainingEpochsOutput {
  readonly checkpoint: Uint8Array;
  readonly epochs: number;
  readonly ended: boolean;
}

/** Some epochs of a training, from one checkpoint to the next. Where it is cut changes nothing in the result. */
export const trainingEpochs: Task<TrainingEpochsInput, TrainingEpochsOutput> = {
  name: 'training-epochs',
  run({ data, settings, checkpoint, stretch }, context) {
    const state = checkpoint
      ? stateOfCheckpoint(checkpoint, parameterCount(settings, data))
      : startTraining(settings, data);
    const started = performance.now();
    const before = state.training.length;
    trainEpochs(data, settings, state, ({ training, validation, startLoss }) => {
      context.progress({
        stage: 'Training',
        done: training.length,
        total: settings.epochs,
        unit: 'epochs',
        curves: { training, validation, start: [startLoss] },
      });
      return training.length - before < stretch.epochs && performance.now() - started < stretch.milliseconds;
    });
    return {
      checkpoint: checkpointOf(state),
      epochs: state.training.length,
      ended: endOf(settings, state) !== null,
    };
  },
};
