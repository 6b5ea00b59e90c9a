import { type DayOutputs } from './days/day-outputs.ts';
import { type Factor } from './factor.ts';
import { type ModelData } from './model-data.ts';
import { type FactorModelParameters } from './parameters.ts';
import { type ReviewOutputs } from './reviews/review-outputs.ts';

/** What a model is put together from: its data, days and reviews. */
export interface AssembleJob {
  readonly data: ModelData;
  readonly outputs: DayOutputs;
  readonly reviews: ReviewOutputs;
  readonly symbols: readonly string[];
  /** All K. */
  readonly factors: readonly Factor[];
  readonly parameters: FactorModelParameters;
}
