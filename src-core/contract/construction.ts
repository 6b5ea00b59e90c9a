import { z } from 'zod';
import { constructionGoals, covarianceEstimators } from '../construction/construction.ts';
import { type ConstructionResult } from '../construction/construction-result.ts';
import { type Warning } from '../warning.ts';
import { declare } from './operation.ts';
import { fileHandle, isoDateText, shortText } from './schemas.ts';

const weight = z.number().min(-100).max(100);
const range = z.strictObject({ name: shortText, lower: weight.nullable(), upper: weight.nullable() });

export const constructionRequest = z.strictObject({
  portfolio: shortText.optional(),
  asOf: isoDateText.optional(),
  goal: z.enum(constructionGoals),
  covariance: z.enum(covarianceEstimators).default('ledoit-wolf'),
  /** Daily returns behind an estimate from returns. */
  window: z.int().min(20).max(10_000).optional(),
  longOnly: z.boolean().default(true),
  /** Largest weight of one security, in size; null = none. */
  cap: z.number().positive().max(100).nullable().default(null),
  /** Sum of the weights; what is left is cash. Absent = what is invested today. */
  budget: z.number().positive().max(100).optional(),
  /** Σ |target − present| at most; null = free. */
  turnover: z.number().nonnegative().max(1000).nullable().default(null),
  sectors: z.array(range).max(200).default([]),
  /** Exposures of the portfolio to factors of the model, by factor id. */
  factors: z.array(range).max(200).default([]),
  /** Benchmark to track; only for minimum tracking error. */
  benchmark: shortText.optional(),
  /** Symbols that may not be held. */
  excluded: z.array(shortText).max(10_000).default([]),
  /** Annual volatility the result is scaled to, the rest in cash; null = no scaling. */
  targetVolatility: z.number().positive().max(10).nullable().default(null),
  /** Gross leverage that scaling may not exceed. */
  maximumLeverage: z.number().positive().max(100).default(1),
});
export type ConstructionRequest = z.input<typeof constructionRequest>;

export interface MinimumVarianceResult {
  readonly weights: Readonly<Record<string, number>>;
  /** Of a day's return. */
  readonly variance: number;
  readonly shrinkage: number | null;
  readonly observations: number;
  readonly warnings: readonly Warning[];
}

export const constructionOperations = {
  /** Target weights for the securities held, and the trades that lead there. Changes nothing. */
  'portfolios.construct': declare('task', 'workspace', constructionRequest).returns<ConstructionResult>(),
  /** The minimum-variance portfolio of a file of prices, without a workspace. */
  'construction.minimumVariance': declare(
    'task',
    'application',
    z.strictObject({
      file: fileHandle,
      cap: z.number().positive().max(1).optional(),
      covariance: z.enum(['ledoit-wolf', 'sample', 'ewma']).default('ledoit-wolf'),
    }),
  ).returns<MinimumVarianceResult>(),
};

export { constructionGoals, covarianceEstimators };
