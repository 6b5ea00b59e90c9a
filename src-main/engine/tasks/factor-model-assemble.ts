import { type AssembleJob } from '../../../src-core/factor-model/assemble-job.ts';
import { assembleModel, type AssembledModel } from '../../../src-core/factor-model/assemble-model.ts';
import { scoreDays } from '../../../src-core/factor-model/reviews/score-days.ts';
import { type Task } from '../task.ts';

export interface AssembleTaskInput extends AssembleJob {
  /** Earlier days are held against their forecasts already. */
  readonly firstDay: number;
}

/** Holds the forecasts against what followed, then puts the model of the last date together. */
export const factorModelAssemble: Task<AssembleTaskInput, AssembledModel> = {
  name: 'factor-model-assemble',
  run({ firstDay, ...job }) {
    scoreDays(job.data, job.outputs, job.reviews, job.parameters.seed, firstDay);
    return assembleModel(job);
  },
};
