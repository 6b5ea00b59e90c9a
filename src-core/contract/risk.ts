import { z } from 'zod';
import { type RiskResult, type TailRiskRow } from '../portfolio/portfolio-risk.ts';
import { type TailRiskBoard } from '../tail-risk/board/board.ts';
import { type SeriesTailRisk } from '../tail-risk/series-tail-risk.ts';
import { backcastKinds } from '../volatility/backcast.ts';
import { innovationIds } from '../volatility/innovations/innovation.ts';
import { seriesVolatilityModels, type SeriesVolatility } from '../volatility/series-volatility.ts';
import { type Warning } from '../warning.ts';
import { type RunOrigin } from './experiment-filter.ts';
import { declare } from './operation.ts';
import { confidence, empty, fileHandle, identifier, isoDateText, shortText } from './schemas.ts';

export const riskRequest = z.strictObject({
  /** May be left out when the workspace has only one. */
  portfolio: shortText.optional(),
  asOf: isoDateText.optional(),
  benchmark: shortText.nullable().optional(),
  window: z.int().min(2).max(10_000).optional(),
  confidence: confidence.optional(),
});
export type RiskRequest = z.infer<typeof riskRequest>;

export interface RunSummary {
  readonly id: number;
  readonly kind: string;
  readonly portfolio: string | null;
  readonly asOf: string | null;
  readonly createdAt: string;
  readonly datasetVersion: string;
  readonly seed: number;
  readonly engineVersion: string;
  readonly elapsedMilliseconds: number;
  readonly warnings: number;
  /** Headline figures, flat. */
  readonly metrics: Readonly<Record<string, number>>;
  readonly resultHash: string;
  readonly current: boolean;
  readonly origin: RunOrigin;
}

export interface RunDetail extends RunSummary {
  readonly parameters: unknown;
  readonly warningList: readonly Warning[];
  readonly timings: Readonly<Record<string, number>>;
  readonly artefacts: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

export interface RunComparison {
  readonly a: RunSummary;
  readonly b: RunSummary;
  readonly parameters: readonly { readonly name: string; readonly a: string; readonly b: string }[];
  readonly metrics: readonly {
    readonly name: string;
    readonly a: number | null;
    readonly b: number | null;
    readonly difference: number | null;
  }[];
}

export interface Reproduction {
  readonly run: number;
  readonly identical: boolean;
  readonly originalHash: string;
  readonly reproducedHash: string;
  /** Paths of the first values that differ. */
  readonly differences: readonly string[];
  /** `rebuilt`: the data have changed since, and it was recomputed on a copy with the data it was computed from. */
  readonly dataset: 'current' | 'rebuilt';
  readonly artefacts: readonly { readonly name: string; readonly identical: boolean }[];
}

export const riskOperations = {
  'risk.run': declare(
    'task',
    'workspace',
    // A dataset version (its name, or the beginning of its hash) to compute on instead of the data as they are now.
    riskRequest.extend({ dataset: shortText.optional() }),
  ).returns<RiskResult>(),
  /** The newest stored result for the portfolio, stale or not; null before the first run. */
  'risk.latest': declare('query', 'workspace', riskRequest).returns<RiskResult | null>(),
  /** The run before the newest, for the change since the last run. */
  'risk.previous': declare('query', 'workspace', z.strictObject({ run: identifier })).returns<Readonly<
    Record<string, number>
  > | null>(),
  /** VaR and ES by every method, of a risk run; without a run, of the newest stored for the portfolio; null before the first. */
  'tailRisk.board': declare(
    'query',
    'workspace',
    z.strictObject({ run: identifier.optional(), portfolio: shortText.optional() }),
  ).returns<{ readonly run: RunSummary; readonly board: TailRiskBoard } | null>(),
  'tailRisk.series': declare(
    'task',
    'application',
    z.strictObject({
      file: fileHandle,
      column: shortText.optional(),
      methods: z.array(shortText).optional(),
      confidence: confidence.optional(),
      horizon: z.int().min(1).max(250).optional(),
      window: z.int().min(2).optional(),
      seed: z.int().nonnegative().optional(),
    }),
  ).returns<SeriesTailRisk>(),
  /** A volatility model of a file's series of returns. */
  'volatility.series': declare(
    'task',
    'application',
    z.strictObject({
      file: fileHandle,
      column: shortText.optional(),
      model: z.enum(seriesVolatilityModels).default('garch'),
      distribution: z.enum(innovationIds).default('normal'),
      mean: z.enum(['constant', 'zero']).default('constant'),
      backcast: z.enum(backcastKinds).default('ewma'),
      lambda: z.number().min(0.5).max(0.9999).default(0.94),
      window: z.int().min(20).optional(),
      force: z.boolean().default(false),
    }),
  ).returns<SeriesVolatility>(),
  'runs.list': declare('query', 'workspace', empty).returns<readonly RunSummary[]>(),
  'runs.show': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<RunDetail>(),
  'runs.compare': declare(
    'query',
    'workspace',
    z.strictObject({ a: identifier, b: identifier }),
  ).returns<RunComparison>(),
  'runs.reproduce': declare('task', 'workspace', z.strictObject({ id: identifier })).returns<Reproduction>(),
};

export type { SeriesTailRisk, SeriesVolatility, TailRiskRow };
