import { z } from 'zod';
import { type Attribution } from '../factor-model/attribution/attribution.ts';
import { type FactorSecurityRow } from '../factor-model/decomposition/decomposition.ts';
import { type SecurityView } from '../factor-model/decomposition/security-view.ts';
import { type Factor } from '../factor-model/factor.ts';
import { type ModelReport, type TestPortfolioQuality } from '../factor-model/diagnostics/model-report.ts';
import { factorModelPresets, type FactorModelParameters } from '../factor-model/parameters.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type Warning } from '../warning.ts';
import { declare } from './operation.ts';
import { empty, identifier, isoDateText, shortText } from './schemas.ts';

export { factorModelPresets };

export const modelRequest = z.strictObject({
  preset: z.enum(factorModelPresets).optional(),
  asOf: isoDateText.optional(),
  industries: z.enum(['sector', 'sub-industry']).optional(),
  weights: z.enum(['sqrt-cap', 'inverse-specific-variance']).optional(),
  robust: z.boolean().optional(),
  estimationUniverse: z.int().min(30).max(100_000).nullable().optional(),
});
export type ModelRequest = z.infer<typeof modelRequest>;

/** A stored model version in a list. */
export interface ModelSummary {
  readonly id: number;
  readonly asOf: IsoDate;
  readonly preset: string;
  readonly createdAt: string;
  readonly datasetVersion: string;
  readonly engineVersion: string;
  /** Nothing a model is computed from has changed since. */
  readonly current: boolean;
  /** The version whose days it continues, and how many days it added itself. */
  readonly parent: number | null;
  readonly ownDays: number;
  readonly days: number;
  readonly firstDate: IsoDate;
  readonly securities: number;
  readonly factors: number;
  readonly meanRSquared: number;
  readonly elapsedMilliseconds: number;
  readonly warnings: number;
  readonly hash: string;
}

export interface BuildStage {
  readonly stage: string;
  readonly milliseconds: number;
  readonly detail: string;
}

export interface ModelDetail extends ModelSummary, ModelReport {
  readonly parameters: FactorModelParameters;
  readonly buildLog: readonly BuildStage[];
  readonly warningList: readonly Warning[];
}

/** The daily history of a model; each array has one entry a date. null = missing. */
export interface ModelHistory {
  readonly id: number;
  readonly dates: readonly IsoDate[];
  readonly factors: readonly {
    readonly factor: Factor;
    readonly returns: readonly (number | null)[];
    readonly tStatistics: readonly (number | null)[];
  }[];
  readonly rSquared: readonly (number | null)[];
  readonly securities: readonly number[];
  readonly conditionNumbers: readonly (number | null)[];
  /** Rolling 252-day bias statistic: mean over factors, and of the random test portfolios. */
  readonly rollingFactorBias: readonly (number | null)[];
  readonly rollingPortfolioBias: readonly (number | null)[];
}

/** A style of the user's: a formula over descriptors, or values from an imported file. */
export interface UserStyle {
  readonly id: string;
  readonly label: string;
  /** Null where its values were imported. */
  readonly formula: string | null;
  /** Number of imported values; 0 for a formula. */
  readonly values: number;
}

export interface DescriptorInfo {
  readonly id: string;
  readonly label: string;
  readonly style: string;
  readonly inputs: readonly string[];
  readonly formula: string;
  readonly source: string;
}

export const modelOperations = {
  /** Builds a model version, continues an earlier one by the new days, or finds the one that is there already. */
  'model.build': declare('task', 'workspace', modelRequest).returns<ModelDetail>(),
  /** The newest model version of a preset (of any, where left out); null before the first. */
  'model.latest': declare(
    'query',
    'workspace',
    z.strictObject({ preset: z.enum(factorModelPresets).optional() }),
  ).returns<ModelDetail | null>(),
  'model.list': declare('query', 'workspace', empty).returns<readonly ModelSummary[]>(),
  'model.show': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<ModelDetail>(),
  'model.history': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<ModelHistory>(),
  /** The model's tables as files' contents: factor returns, covariance, specific risk, exposures (CSV) and diagnostics (JSON). */
  'model.files': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<
    readonly { readonly name: string; readonly text: string }[]
  >(),
  /** Every security's part in one factor, for the newest risk run of a portfolio. */
  'risk.factor': declare(
    'query',
    'workspace',
    z.strictObject({ run: identifier, factor: shortText, active: z.boolean().optional() }),
  ).returns<readonly FactorSecurityRow[]>(),
  'security.view': declare(
    'query',
    'workspace',
    z.strictObject({ symbol: shortText, model: identifier.optional() }),
  ).returns<SecurityView>(),
  'attribution.run': declare(
    'task',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), from: isoDateText.optional(), to: isoDateText.optional() }),
  ).returns<Attribution>(),
  /** Standing of a portfolio's own forecasts: current weights through the model's reviews. */
  'model.portfolioBias': declare(
    'query',
    'workspace',
    z.strictObject({ model: identifier, portfolio: shortText.optional() }),
  ).returns<TestPortfolioQuality>(),
  'descriptors.list': declare('query', 'workspace', empty).returns<readonly DescriptorInfo[]>(),
  'styles.list': declare('query', 'workspace', empty).returns<readonly UserStyle[]>(),
  'styles.save': declare(
    'command',
    'workspace',
    z.strictObject({
      id: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens, beginning with a letter; at most 40'),
      label: shortText,
      formula: z.string().min(1).max(1000),
    }),
  ).returns<UserStyle>(),
  'styles.remove': declare('command', 'workspace', z.strictObject({ id: shortText })).returns<null>(),
};
