import { z } from 'zod';
import { type RunDetail } from './risk.ts';
import { type Warning } from '../warning.ts';
import { declare } from './operation.ts';
import { experimentFilter, experimentSort, figureName, tagName, type RunOrigin } from './experiment-filter.ts';
import { fileHandle, identifier, isoDateText, noteText, shortText } from './schemas.ts';

/** A run in the list of experiments. */
export interface ExperimentRow {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly portfolio: string | null;
  readonly asOf: string | null;
  readonly createdAt: string;
  readonly elapsedMilliseconds: number;
  readonly datasetVersion: string;
  readonly datasetName: string;
  /** Computed from the data as they are now. */
  readonly current: boolean;
  readonly engineVersion: string;
  readonly seed: number;
  readonly origin: RunOrigin;
  readonly warnings: number;
  readonly parent: number | null;
  readonly children: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly pinned: boolean;
  readonly noted: boolean;
  /** Methods of it that are a portfolio's champion now. */
  readonly champions: readonly string[];
  /** Bytes of its artefacts in the file. */
  readonly bytes: number;
  /** The columns asked for; null = it has none. */
  readonly values: Readonly<Record<string, number | string | null>>;
}

export interface ExperimentList {
  readonly total: number;
  readonly offset: number;
  readonly rows: readonly ExperimentRow[];
}

export interface ExperimentNames {
  readonly metrics: readonly string[];
  /** Each after `parameters.`. */
  readonly parameters: readonly string[];
  readonly tags: readonly string[];
  readonly kinds: readonly string[];
  readonly portfolios: readonly string[];
}

export interface StepPoint {
  readonly step: number;
  readonly value: number;
}

export interface ExperimentDetail extends ExperimentRow {
  readonly note: string;
  readonly inputHash: string;
  readonly resultHash: string;
  readonly parameters: unknown;
  /** Flat: `model.id`, `window`. */
  readonly parameterList: readonly { readonly name: string; readonly value: string }[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly warningList: readonly Warning[];
  readonly timings: Readonly<Record<string, number>>;
  readonly artefacts: RunDetail['artefacts'];
  readonly series: Readonly<Record<string, readonly StepPoint[]>>;
  readonly childRuns: readonly number[];
  /** Whence an imported run came. */
  readonly source: { readonly workspace: string; readonly run: number; readonly importedAt: string } | null;
  /** Why retention keeps it; empty = it may go. */
  readonly heldBy: readonly string[];
  /** Whether it can be recomputed, or why not. */
  readonly reproducible: { readonly possible: boolean; readonly text: string };
  /** What of it can be promoted. */
  readonly methods: readonly string[];
}

export interface ExperimentComparison {
  readonly experiments: readonly ExperimentRow[];
  /** Only those that differ; one value a run, null where it has none. */
  readonly parameters: readonly { readonly name: string; readonly values: readonly (string | null)[] }[];
  /** How many parameters all of them have in common with the same value. */
  readonly sameParameters: number;
  readonly metrics: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Figures by step, and the runs that have them. */
  readonly series: readonly { readonly name: string; readonly runs: readonly number[] }[];
}

/** What a person changes about runs; what is left out stays. */
export const experimentChange = z.strictObject({
  title: z.string().trim().max(200).optional(),
  note: noteText.optional(),
  pinned: z.boolean().optional(),
  /** Sets tags. */
  tags: z.record(tagName, z.string().trim().max(200)).optional(),
  /** Removes tags by name. */
  untag: z.array(tagName).optional(),
});
export type ExperimentChange = z.infer<typeof experimentChange>;

/** What may go, and what stays. */
export const retentionRules = z.strictObject({
  /** Newest runs kept of each kind, portfolio and origin. */
  keep: z.int().min(0).max(100_000),
  kinds: z.array(shortText).optional(),
  portfolio: shortText.optional(),
  /** Only runs computed before this day. */
  before: isoDateText.optional(),
});
export type RetentionRules = z.infer<typeof retentionRules>;

interface RetainedRun {
  readonly id: number;
  readonly kind: string;
  readonly portfolio: string | null;
  readonly asOf: string | null;
  readonly createdAt: string;
  readonly bytes: number;
}

export interface Retention {
  /** False: nothing was removed, this is what would be. */
  readonly applied: boolean;
  readonly remove: readonly RetainedRun[];
  readonly bytes: number;
  /** Runs the rule would let go but that something refers to, and what. */
  readonly held: readonly (RetainedRun & { readonly reasons: readonly string[] })[];
  readonly kept: number;
}

/** A file for the user to keep. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
  /** What was changed on the way, in words. */
  readonly remarks: readonly string[];
}

export interface ImportedExperiments {
  readonly added: readonly { readonly run: number; readonly from: number; readonly kind: string }[];
  /** Numbers in the file of runs that are here already. */
  readonly present: readonly number[];
}

const by = shortText;
const ids = z.array(identifier).min(1).max(5000);

export const experimentOperations = {
  'experiments.list': declare(
    'query',
    'workspace',
    z.strictObject({
      filter: experimentFilter.default({}),
      sort: experimentSort.default({ by: 'id', descending: true }),
      columns: z.array(figureName).max(100).default([]),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(5000).default(200),
    }),
  ).returns<ExperimentList>(),
  /** What the runs that a filter finds can be filtered, sorted and shown by; figures as the newest runs of each kind have them. */
  'experiments.names': declare(
    'query',
    'workspace',
    z.strictObject({ filter: experimentFilter.default({}) }),
  ).returns<ExperimentNames>(),
  'experiments.show': declare('query', 'workspace', z.strictObject({ id: identifier })).returns<ExperimentDetail>(),
  'experiments.compare': declare(
    'query',
    'workspace',
    z.strictObject({ ids: z.array(identifier).min(2).max(5000) }),
  ).returns<ExperimentComparison>(),
  /** One figure by step of several runs. */
  'experiments.series': declare(
    'query',
    'workspace',
    z.strictObject({ ids: z.array(identifier).min(1).max(50), name: shortText }),
  ).returns<readonly { readonly run: number; readonly points: readonly StepPoint[] }[]>(),
  'experiments.artefact': declare(
    'query',
    'workspace',
    z.strictObject({ id: identifier, name: shortText }),
  ).returns<ExportedFile>(),
  /** Undoable. */
  'experiments.edit': declare(
    'command',
    'workspace',
    z.strictObject({ ids, change: experimentChange }),
  ).returns<null>(),
  /** What retention rules would remove. */
  'experiments.retention': declare('query', 'workspace', retentionRules).returns<Retention>(),
  /** Removes what they remove. @throws DATASET_CHANGED where that is no longer what was shown */
  'experiments.prune': declare(
    'command',
    'workspace',
    retentionRules.extend({ by, expected: z.array(identifier).optional() }),
  ).returns<Retention>(),
  'experiments.export': declare(
    'task',
    'workspace',
    z.strictObject({ ids, format: z.enum(['json', 'mlflow']) }),
  ).returns<ExportedFile>(),
  /** The files of an MLflow export that will stand in a folder of this machine. */
  'experiments.files': declare(
    'task',
    'workspace',
    z.strictObject({ ids, folder: z.string().min(1).max(4096) }),
  ).returns<{
    readonly files: readonly { readonly name: string; readonly base64: string }[];
    readonly remarks: readonly string[];
  }>(),
  'experiments.import': declare(
    'task',
    'workspace',
    z.strictObject({ file: fileHandle, by }),
  ).returns<ImportedExperiments>(),
};
