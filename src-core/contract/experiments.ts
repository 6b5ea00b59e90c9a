import { z } from 'zod';
import { type RunDetail } from './risk.ts';
import { type Warning } from '../warning.ts';
import { declare } from './operation.ts';
import { empty, fileHandle, identifier, isoDateText, noteText, shortText } from './schemas.ts';

/**
 * Where a run comes from: computed on the data of its day, computed later on a rebuilt dataset version, or imported from another
 * workspace.
 */
export const runOrigins = ['computed', 'rebuilt', 'imported'] as const;
export type RunOrigin = (typeof runOrigins)[number];

/** A metric such as `violationRatio.historical`, or a parameter such as `parameters.window`. */
export const figureName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^"\\]*$/, 'a name has no quotation marks or backslashes');
export const comparisonOperators = ['<', '<=', '=', '!=', '>=', '>'] as const;
export const comparison = z.strictObject({
  name: figureName,
  operator: z.enum(comparisonOperators),
  value: z.union([z.number(), z.string().max(200)]),
});
export type Comparison = z.infer<typeof comparison>;

const tagName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^=]*$/, 'a tag has no equals sign in its name');

export const experimentFilter = z.strictObject({
  kinds: z.array(shortText).max(50).optional(),
  portfolio: shortText.optional(),
  tags: z
    .array(z.strictObject({ name: tagName, value: z.string().max(200).optional() }))
    .max(20)
    .optional(),
  /** In title, note, kind, portfolio, tags; a whole number is also a run's. */
  text: z.string().max(200).optional(),
  where: z.array(comparison).max(20).optional(),
  /** Days of UTC on which it was computed, both included. */
  from: isoDateText.optional(),
  to: isoDateText.optional(),
  origin: z.enum(runOrigins).optional(),
  champions: z.boolean().optional(),
  pinned: z.boolean().optional(),
  /** A dataset version in full. */
  dataset: shortText.optional(),
});
export type ExperimentFilter = z.infer<typeof experimentFilter>;

export const experimentSort = z.strictObject({
  /** `id`, `createdAt`, `kind`, `portfolio`, `asOf`, `elapsed`, a metric, or a parameter. */
  by: figureName,
  descending: z.boolean().default(true),
});
export type ExperimentSort = z.infer<typeof experimentSort>;

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
  /** Newest runs kept of each kind and portfolio. */
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

/** The method a portfolio relies on. */
export interface ChampionRow {
  readonly id: number;
  readonly portfolio: string;
  /** A VaR method of the run. */
  readonly method: string;
  readonly run: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  /** null = in force. */
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly endedReason: string | null;
}

export interface DatasetVersionRow {
  readonly version: string;
  /** Counts up in the order in which they became current. */
  readonly sequence: number;
  readonly name: string;
  readonly pinned: boolean;
  readonly current: boolean;
  readonly firstSeenAt: string;
  /** The import or edit that led to it. */
  readonly madeBy: string;
  /** Imports and edits it consists of. */
  readonly changes: number;
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly runs: number;
  /** null = it can be rebuilt; else what stands in the way. */
  readonly obstacle: string | null;
}

/** What an import or edit did to a table. */
export interface DatasetTableChange {
  readonly table: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** The first rows as examples. */
  readonly examples: readonly {
    readonly before: Readonly<Record<string, string | number | null>> | null;
    readonly after: Readonly<Record<string, string | number | null>> | null;
  }[];
}

/** An import or edit that is in one of two versions only. */
export interface DatasetChange {
  readonly changeSet: number;
  readonly label: string;
  readonly kind: 'import' | 'edit';
  readonly at: string;
  /** `made`: the second version has it; `taken back`: only the first has. Counts and examples are as the second sees it. */
  readonly direction: 'made' | 'taken back';
  readonly tables: readonly DatasetTableChange[];
}

export interface DatasetDiff {
  readonly from: DatasetVersionRow;
  readonly to: DatasetVersionRow;
  readonly changes: readonly DatasetChange[];
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
const reason = noteText.trim().min(1);
const ids = z.array(identifier).min(1).max(5000);
/** A version's hash, the beginning of it (six characters or more) or its name. */
const versionText = shortText;

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

  'champions.list': declare('query', 'workspace', z.strictObject({ portfolio: shortText.optional() })).returns<
    readonly ChampionRow[]
  >(),
  'champions.promote': declare(
    'command',
    'workspace',
    z.strictObject({ run: identifier, method: shortText, portfolio: shortText.optional(), by, reason }),
  ).returns<ChampionRow>(),
  'champions.demote': declare(
    'command',
    'workspace',
    z.strictObject({ portfolio: shortText, by, reason }),
  ).returns<ChampionRow>(),

  'datasets.list': declare('query', 'workspace', empty).returns<readonly DatasetVersionRow[]>(),
  'datasets.diff': declare(
    'query',
    'workspace',
    z.strictObject({ from: versionText, to: versionText }),
  ).returns<DatasetDiff>(),
  /** Undoable. */
  'datasets.edit': declare(
    'command',
    'workspace',
    z.strictObject({
      version: versionText,
      name: z.string().trim().max(100).optional(),
      pinned: z.boolean().optional(),
    }),
  ).returns<DatasetVersionRow>(),
  /** Writes a workspace file whose data are those of a version. */
  'datasets.rebuild': declare(
    'task',
    'workspace',
    z.strictObject({ version: versionText, path: z.string().min(1).max(4096) }),
  ).returns<{ readonly path: string; readonly bytes: number; readonly version: string }>(),
};
