import { type BuildStage } from '../../../src-core/contract/index.ts';
import { type DayShape } from '../../../src-core/factor-model/days/day-outputs.ts';
import { type ModelReport } from '../../../src-core/factor-model/diagnostics/model-report.ts';
import { type StylePlan } from '../../../src-core/factor-model/exposures/style-plan.ts';
import { type Factor } from '../../../src-core/factor-model/factor.ts';
import { type FactorModelParameters } from '../../../src-core/factor-model/parameters.ts';
import { type Warning } from '../../../src-core/warning.ts';
import { type StoredFactorModel } from '../../store/store.ts';

/** What is stored of a model as JSON beside its numbers. */
export interface StoredSummary {
  readonly report: ModelReport;
  readonly warnings: readonly Warning[];
  readonly buildLog: readonly BuildStage[];
  readonly meanRSquared: number;
  readonly days: number;
  readonly ownDays: number;
  readonly firstDate: string;
  /** Everything needed to read its days and reviews. */
  readonly shape: DayShape;
  readonly symbols: readonly string[];
  /** All K, and the positions of the model's own columns among them. */
  readonly factors: readonly Factor[];
  readonly kept: readonly number[];
  readonly plan: StylePlan;
  readonly industryOf: readonly number[];
}

/** Names of the binary parts of a stored model. */
export const modelParts = {
  covariance: 'covariance',
  exposures: 'exposures',
  reasons: 'reasons',
  specificVariances: 'specific-variances',
  specificSources: 'specific-sources',
  dates: 'dates',
  factorReturns: 'factor-returns',
  standardErrors: 'standard-errors',
  rSquared: 'r-squared',
  assets: 'assets',
  conditionNumbers: 'condition-numbers',
  rollingFactorBias: 'rolling-factor-bias',
  rollingPortfolioBias: 'rolling-portfolio-bias',
} as const;

// Both were written by build-model.ts; the store checks the hashes of what it gives back.
export const summaryOf = (model: StoredFactorModel): StoredSummary => JSON.parse(model.summary) as StoredSummary;
export const parametersOf = (model: StoredFactorModel): FactorModelParameters =>
  JSON.parse(model.parameters) as FactorModelParameters;
