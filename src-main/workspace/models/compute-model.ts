import { DomainError } from '../../../src-core/domain-error.ts';
import { type AssembledModel } from '../../../src-core/factor-model/assemble-model.ts';
import { variancesKnownBefore } from '../../../src-core/factor-model/cross-section/second-pass-weights.ts';
import { blockDays } from '../../../src-core/factor-model/days/compute-days.ts';
import { newDayOutputs, type DayOutputs } from '../../../src-core/factor-model/days/day-outputs.ts';
import { type ModelData } from '../../../src-core/factor-model/model-data.ts';
import { type FactorModelParameters } from '../../../src-core/factor-model/parameters.ts';
import { reviewDate } from '../../../src-core/factor-model/reviews/review-dates.ts';
import {
  firstReviewDay,
  newReviewOutputs,
  type ReviewOutputs,
} from '../../../src-core/factor-model/reviews/review-outputs.ts';
import { type CallOptions, type Session } from '../context.ts';
import { type BuildLog } from './build-log.ts';
import { type LoadedSource } from './model-source.ts';
import { type ParentModel } from './parent-model.ts';
import { takeOverDays } from './take-over-days.ts';

export interface ModelQuestion {
  readonly parameters: FactorModelParameters;
  readonly loaded: LoadedSource;
  readonly parent: ParentModel | null;
}

export interface ComputedModel {
  readonly data: ModelData;
  readonly outputs: DayOutputs;
  readonly reviews: ReviewOutputs;
  readonly assembled: AssembledModel;
  /** First day that was computed; those before it were taken over. */
  readonly firstDay: number;
}

/** Computes a model in the pool: blocks of days side by side, then reviews side by side, then the model itself. */
export async function computeModel(
  session: Session,
  { parameters, loaded, parent }: ModelQuestion,
  options: CallOptions,
  log: BuildLog,
): Promise<ComputedModel> {
  const { engine, store } = session;
  const { source, plan, factors } = loaded;
  const signal = options.signal ? { signal: options.signal } : {};
  options.onProgress?.({ stage: 'Preparing the factor model', done: 0, total: null, unit: 'securities' });
  const data = await engine.run('factor-model-prepare', source, signal);
  const days = data.dates.length;
  const { origin, securities } = data;
  const shape = { days, securities, styles: plan.length, industries: data.industries, currencies: data.currencies };
  const outputs = newDayOutputs(shape, origin);
  const reviews = newReviewOutputs(shape, origin);
  log.end('Preparing', `returns, market caps, estimation universe on ${days} dates`);

  const firstDay = parent?.firstDay ?? 1;
  if (parent) {
    takeOverDays(store, parent, source.panel.symbols, outputs, reviews, origin);
    log.end('Taking over', `${firstDay} days of version ${parent.id}`);
  }

  const pass = async (stage: string, specificVariances: Float64Array | null) => {
    const first = Math.floor((origin + firstDay - 1) / blockDays);
    const last = Math.floor((origin + days - 1) / blockDays);
    const blocks = Array.from({ length: last - first + 1 }, (_, b) => first + b);
    let done = 0;
    const progress = () => options.onProgress?.({ stage, done, total: days - firstDay, unit: 'days' });
    progress();
    await all(
      blocks.map(async (block) => {
        const job = { data, plan, robust: parameters.robust, specificVariances, block, firstDay, outputs };
        await engine.run('factor-model-days', job, signal);
        done = Math.min(days - firstDay, done + blockDays);
        progress();
      }),
    );
    log.end(stage, `${days - firstDay} days of ${securities} securities`);
  };
  await pass('Estimating factor returns', null);
  if (parameters.weights === 'inverse-specific-variance') {
    const variances = variancesKnownBefore(outputs.residuals, days, securities, parameters.specificRisk.halfLife);
    await pass('Estimating again with specific variances', variances);
  }

  const due = Array.from({ length: reviews.reviews }, (_, review) => review).filter(
    (review) => origin + reviewDate(review, origin) >= firstReviewDay && reviewDate(review, origin) >= firstDay,
  );
  let reviewed = 0;
  await all(
    due.map(async (review) => {
      await engine.run('factor-model-review', { data, outputs, parameters, review, reviews }, signal);
      reviewed++;
      options.onProgress?.({ stage: 'Reviewing forecasts', done: reviewed, total: due.length, unit: 'reviews' });
    }),
  );
  log.end('Reviewing', `${due.length} forecasts held against what followed`);

  options.onProgress?.({ stage: 'Assembling the model', done: 0, total: null, unit: 'factors' });
  const symbols = source.panel.symbols;
  const assembled = await engine.run(
    'factor-model-assemble',
    { data, outputs, reviews, symbols, factors, parameters, firstDay },
    signal,
  );
  log.end('Assembling', `covariance of ${assembled.kept.length} factors, specific risk, quality`);
  if (options.signal?.aborted) {
    throw new DomainError('CANCELLED', 'Building the model was cancelled', { kept: 'Earlier versions stay in place' });
  }
  return { data, outputs, reviews, assembled, firstDay };
}

/** Waits for all before an error is passed on, so that nothing writes into memory that is given up. */
async function all(jobs: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(jobs);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
