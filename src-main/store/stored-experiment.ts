import { type ChampionRow } from '../../src-core/contract/champions.ts';
import { type DatasetChange, type DatasetVersionRow } from '../../src-core/contract/datasets.ts';
import { type ExperimentFilter, type ExperimentSort } from '../../src-core/contract/experiment-filter.ts';
import { type ExperimentChange, type ExperimentRow } from '../../src-core/contract/experiments.ts';

import { type NewRun } from './stored-run.ts';

/** Runs as found by a filter: the page asked for, and how many there are in all. */
export interface ExperimentPage {
  readonly total: number;
  readonly rows: readonly ExperimentRow[];
}

/** What the user wrote about a run, and how runs hang together. */
export interface RunNotes {
  readonly title: string;
  readonly note: string;
  readonly pinned: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly parent: number | null;
  readonly children: readonly number[];
  /** Whence an imported run came; JSON. */
  readonly source: string | null;
}

/** A run as retention rules look at it. */
export interface RetainableRun {
  readonly id: number;
  readonly kind: string;
  readonly portfolio: string | null;
  readonly asOf: string | null;
  readonly createdAt: string;
  readonly origin: string;
  readonly parent: number | null;
  /** The factor model version it is the run of. */
  readonly model: number | null;
  /** The factor model version it was computed with. */
  readonly usedModel: number | null;
  readonly pinned: boolean;
  /** Bytes it takes in the file. */
  readonly bytes: number;
  /** What else refers to it: breaches, halts, champions, a pinned dataset version. */
  readonly references: readonly string[];
}

export interface ExperimentQuery {
  readonly filter: ExperimentFilter;
  readonly sort: ExperimentSort;
  /** Names of metrics, and of parameters after `parameters.`, whose values each row shall carry. */
  readonly columns: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

/** The parameters and metrics of a run as stored. */
export interface RunFigures {
  readonly id: number;
  readonly parameters: unknown;
  readonly metrics: Readonly<Record<string, number>>;
  readonly series: readonly string[];
}

/** The part of the store about runs as experiments, champions and dataset versions. */
export interface ExperimentStore {
  experiments(query: ExperimentQuery): ExperimentPage;
  /** In the order of the ids, each with its values of the columns; unknown ones are left out. */
  experimentRows(ids: readonly number[], columns: readonly string[]): readonly ExperimentRow[];
  /** Names of metrics and parameters of the newest runs of each kind that a filter finds, ascending; all tags, kinds and portfolios. */
  experimentNames(filter: ExperimentFilter): {
    readonly metrics: readonly string[];
    readonly parameters: readonly string[];
    readonly tags: readonly string[];
    readonly kinds: readonly string[];
    readonly portfolios: readonly string[];
  };
  /** In the order of the ids. @throws DomainError UNKNOWN_RUN */
  runFigures(ids: readonly number[]): readonly RunFigures[];
  runNotes(id: number): RunNotes;
  /** Undoable. @throws DomainError UNKNOWN_RUN */
  editExperiments(ids: readonly number[], change: ExperimentChange, label: string): void;
  /**
   * Adds runs of another workspace, in this order, with an entry in the audit log.
   *
   * @param known numbers here of runs in the file that are here already
   */
  importRuns(
    runs: readonly { readonly from: number; readonly parent: number | null; readonly run: NewRun }[],
    known: ReadonlyMap<number, number>,
    by: { readonly at: string; readonly by: string },
  ): readonly { readonly run: number; readonly from: number; readonly kind: string }[];
  /** All runs, ascending. */
  retainableRuns(): readonly RetainableRun[];
  /** Removes runs with all they left behind, and factor model versions whose runs they are. */
  pruneRuns(ids: readonly number[], by: { readonly at: string; readonly by: string }, rules: unknown): void;

  /** The champion in force. */
  champion(portfolio: string): ChampionRow | null;
  /** Newest first, ended ones too. */
  champions(portfolio?: string): readonly ChampionRow[];
  /** Ends the champion in force, if there is one, and puts this one in its place. */
  promoteChampion(champion: Pick<ChampionRow, 'portfolio' | 'method' | 'run' | 'at' | 'by' | 'reason'>): ChampionRow;
  /** @throws DomainError UNKNOWN_RECORD where there is none */
  demoteChampion(
    portfolio: string,
    by: { readonly at: string; readonly by: string; readonly reason: string },
  ): ChampionRow;

  /** Newest first. */
  datasetVersions(): readonly DatasetVersionRow[];
  /** One of them, by its version in full; null where it is not known. */
  datasetRow(version: string): DatasetVersionRow | null;
  /** @throws DomainError UNKNOWN_RECORD */
  datasetVersionOf(text: string): string;
  /** What was done to the data between two versions, and what was taken back. @throws DomainError UNKNOWN_RECORD */
  datasetChanges(from: string, to: string): readonly DatasetChange[];
  /** Undoable. */
  editDatasetVersion(
    version: string,
    change: { readonly name?: string | undefined; readonly pinned?: boolean | undefined },
  ): void;
  /**
   * Writes a copy of the workspace whose data are those of a version. What is not data (settings, limits, runs) is as it is now.
   *
   * @throws DomainError UNKNOWN_RECORD, DATASET_CHANGED naming what stands in the way, FILE_EXISTS, DISK_FULL
   */
  rebuildDataset(version: string, target: string): { readonly path: string; readonly bytes: number };
}
