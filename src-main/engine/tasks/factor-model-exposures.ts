import { exposuresOver, type ExposuresJob } from '../../../src-core/factor-model/days/exposures-over.ts';
import { type Task } from '../task.ts';

/** Style exposures of some securities on some past dates; the result lies in shared memory. */
export const factorModelExposures: Task<ExposuresJob, Float64Array> = {
  name: 'factor-model-exposures',
  run: (job) => exposuresOver(job),
};
