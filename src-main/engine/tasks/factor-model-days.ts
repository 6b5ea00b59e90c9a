import { computeDays, type DaysJob } from '../../../src-core/factor-model/days/compute-days.ts';
import { type Task } from '../task.ts';

/** Computes one block of the factor model's days into its rows of the shared outputs. */
export const factorModelDays: Task<DaysJob, null> = {
  name: 'factor-model-days',
  run(job) {
    computeDays(job);
    return null;
  },
};
