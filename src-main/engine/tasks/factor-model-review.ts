import { runReview, type ReviewJob } from '../../../src-core/factor-model/reviews/run-review.ts';
import { type Task } from '../task.ts';

/** Forecasts the factor model's risk at one past date into its rows of the shared outputs. */
export const factorModelReview: Task<ReviewJob, null> = {
  name: 'factor-model-review',
  run(job) {
    runReview(job);
    return null;
  },
};
