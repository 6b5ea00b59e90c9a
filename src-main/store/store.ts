import { type ImportBatch, type ImportKind, type SavedMapping } from '../../src-core/contract/imports.ts';
import { type QualityEntry } from '../../src-core/contract/monitoring.ts';
import { type WorkspaceSettings } from '../../src-core/contract/portfolios.ts';
import { type ReportProfile } from '../../src-core/contract/reports.ts';
import { type RunSummary } from '../../src-core/contract/risk.ts';
import { type LoggedOrderCheck } from '../../src-core/contract/pre-trade.ts';
import { type BreachEvent, type BreachHappening } from '../../src-core/limits/breach-event.ts';
import { type BreachChanges } from '../../src-core/limits/breaches.ts';
import { type Halt } from '../../src-core/limits/halts.ts';
import { type Breach, type Limit } from '../../src-core/limits/limit.ts';
import { type EpochDay } from '../../src-core/market/epoch-day.ts';
import { type DatedSeries, type Panel } from '../../src-core/market/panel.ts';
import {
  type BatchRows,
  type BenchmarkWeightRow,
  type CashRow,
  type FundamentalsRow,
  type IndexRow,
  type NavRow,
  type PositionRow,
  type PriceColumns,
  type RateRow,
  type Security,
  type StyleValueRow,
} from '../../src-core/portfolio/imported-rows.ts';
import { type TaskRecord } from '../../src-core/monitoring/task-statistics.ts';
import { type Scenario } from '../../src-core/stress/scenario.ts';
import { type ExperimentStore } from './stored-experiment.ts';
import { type NewRun, type StepFigure, type StoredRun } from './stored-run.ts';
import { type NewFactorModel, type StoredFactorModel, type StoredModelDay, type StyleRow } from './stored-model.ts';

export {
  type BatchRows,
  type BenchmarkWeightRow,
  type CashRow,
  type FundamentalsRow,
  type IndexRow,
  type NavRow,
  type NewFactorModel,
  type NewRun,
  type PositionRow,
  type PriceColumns,
  type RateRow,
  type Security,
  type StoredFactorModel,
  type StepFigure,
  type StoredModelDay,
  type StoredRun,
  type StyleRow,
  type StyleValueRow,
};

export interface BatchInfo {
  readonly kind: ImportKind;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly importedAt: string;
  /** Rows that were not accepted, kept with the batch: reasons as JSON text. */
  readonly rejectedRows: string | null;
}

export interface WriteOptions {
  /**
   * `replace`: the new values win and the old are kept for undo. `keep`: existing rows stay. `reject`: a row that is
   * there with other values stops the batch with BATCH_CONFLICT, and nothing is written.
   */
  readonly onConflict: 'replace' | 'keep' | 'reject';
  /** Called between slices of at most about 20 ms, so that the thread stays responsive; throws to cancel. */
  readonly onSlice?: (done: number, total: number) => void | Promise<void>;
}

export interface BatchResult {
  readonly batch: number;
  readonly inserted: number;
  readonly replaced: number;
  readonly unchanged: number;
}

/** A version of a scenario saved in the workspace. */
export interface StoredScenario {
  readonly scenario: Scenario;
  readonly version: number;
  readonly savedAt: string;
  readonly removed: boolean;
}

/** An audit entry; each holds the hash of the one before it. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: string;
  readonly hash: string;
}

/**
 * One open workspace file. Every method is synchronous and throws DomainError except where it says otherwise.
 * Every writing method is one transaction. Methods named `edit…` are undoable actions.
 */
export interface Store extends ExperimentStore {
  readonly path: string;
  readonly readOnly: boolean;
  close(): void;

  /** SHA-256 over the applied batches and data edits, in order; undo brings the earlier version back. */
  datasetVersion(): string;
  metadata(): { readonly name: string; readonly sample: boolean; readonly createdAt: string };

  settings(): WorkspaceSettings;
  editSettings(settings: Partial<WorkspaceSettings>): WorkspaceSettings;

  securities(): readonly Security[];
  searchSecurities(text: string, limit: number): readonly Security[];
  priceSpan(): { readonly rows: number; readonly first: EpochDay | null; readonly last: EpochDay | null };
  /** When the first import was made that brought a price of a day; null where none of those in force did. */
  priceArrival(day: EpochDay): string | null;
  /** All prices, or those of some symbols, in shared memory; from the binary cache where it is current. */
  loadPanel(symbols?: readonly string[]): Panel;
  fundamentals(symbols?: readonly string[]): readonly FundamentalsRow[];
  rates(): readonly RateRow[];
  benchmarks(): readonly string[];
  /** Level of an index benchmark, or null where the benchmark has none. */
  benchmarkLevels(name: string): DatedSeries | null;
  benchmarkWeights(name: string): readonly BenchmarkWeightRow[];

  portfolios(): readonly {
    readonly name: string;
    readonly strategies: readonly string[];
    readonly dates: readonly EpochDay[];
    readonly positions: number;
  }[];
  /** The positions of the newest date ≤ asOf (all dates count where asOf is absent), and that date. */
  positions(
    portfolio: string,
    asOf?: EpochDay,
  ): { readonly asOf: EpochDay | null; readonly rows: readonly PositionRow[] };
  cash(portfolio: string, asOf?: EpochDay): readonly CashRow[];
  navHistory(portfolio: string): readonly NavRow[];
  editPositions(
    portfolio: string,
    asOf: EpochDay,
    edits: readonly { readonly symbol: string; readonly strategy: string; readonly quantity: string | null }[],
    label: string,
  ): void;

  /** Writes a validated batch, all of it or nothing; asynchronous only to yield between slices. */
  writeBatch(info: BatchInfo, rows: BatchRows, options: WriteOptions): Promise<BatchResult>;
  batches(): readonly ImportBatch[];
  /** The live batch that holds a file with this hash for this kind, if any. */
  findBatch(sha256: string, kind?: ImportKind): ImportBatch | null;
  /** @throws DomainError BATCH_CONFLICT when later batches or edits depend on it; it names them. */
  undoBatch(id: number): { readonly removed: number; readonly restored: number };
  mappings(): readonly SavedMapping[];
  saveMapping(mapping: SavedMapping): void;
  removeMapping(name: string): void;

  /** Records a finished run with its artefacts in one transaction. Returns its id. */
  addRun(run: NewRun): number;
  runs(): readonly RunSummary[];
  run(id: number): StoredRun;
  /** The newest that was computed on the data of its day: neither imported nor on a rebuilt dataset version. */
  latestRun(kind: string, portfolio: string, asOf?: string): StoredRun | null;
  /** Numbers of all such runs of a portfolio, or of every portfolio; newest first. */
  computedRuns(kind: string, portfolio?: string): readonly number[];
  artefact(run: number, name: string): string;
  /** Figures by step of a run, by name. */
  runSeries(run: number): Readonly<Record<string, readonly StepFigure[]>>;

  /** Unfinished calculations whose name begins so, the newest first. */
  calculations(prefix: string): readonly { readonly calculation: string; readonly keptAt: string }[];
  /** Finished parts of a calculation that has not ended, by name; those that were damaged are left out. */
  calculationParts(calculation: string): ReadonlyMap<string, Uint8Array>;
  /** Keeps a finished part, for the case that the calculation is interrupted. */
  keepCalculationPart(calculation: string, part: string, content: Uint8Array, at: string): void;
  /** Forgets the parts of a calculation whose result is kept. */
  dropCalculationParts(calculation: string): void;

  /** How tasks went, newest first. */
  taskLog(limit: number): readonly TaskRecord[];
  /** Older ones than the newest 5,000 are forgotten. */
  addTaskRecord(record: Omit<TaskRecord, 'id'>): void;
  /** Oldest first; the newest 5,000. */
  qualityLog(): readonly QualityEntry[];
  addQualityEntry(entry: QualityEntry): void;

  /** Keeps a factor model version in one transaction. Returns its id. */
  addFactorModel(model: NewFactorModel): number;
  /** Newest first. @throws DomainError CORRUPT_WORKSPACE where what a version says of itself was changed by other hands */
  factorModels(): readonly StoredFactorModel[];
  /** @throws DomainError UNKNOWN_MODEL, CORRUPT_WORKSPACE */
  factorModel(id: number): StoredFactorModel;
  /** The days of a version, ascending; those before its own come from the versions it continues. */
  factorModelDays(id: number, from?: EpochDay, to?: EpochDay): readonly StoredModelDay[];
  factorModelReviews(id: number): readonly StoredModelDay[];
  /** @throws DomainError UNKNOWN_MODEL, CORRUPT_WORKSPACE */
  factorModelPart(id: number, name: string): Uint8Array;
  /**
   * The first day on which what a factor model is computed from differs from an earlier dataset version: Infinity = it does
   * not; null = the present dataset did not grow from that version.
   */
  firstDayChangedSince(datasetVersion: string): EpochDay | null;
  styles(): readonly StyleRow[];
  /** By symbol and date. */
  styleValues(style: string): readonly StyleValueRow[];
  /** Undoable; the style's values stay. */
  editStyle(style: { readonly id: string; readonly label: string; readonly formula: string | null }): void;
  /** Undoable; its values go with it. @throws DomainError UNKNOWN_RECORD */
  removeStyle(id: string): void;

  /** The newest version of each scenario of one's own that is not removed, by id. */
  scenarios(): readonly StoredScenario[];
  /** Every version, the newest first; those that mark a removal among them. */
  scenarioVersions(id: string): readonly StoredScenario[];
  /** Undoable; each gets the next version of its id. */
  editScenarios(scenarios: readonly Scenario[], label: string): readonly StoredScenario[];
  /** Undoable; the versions stay. @throws DomainError UNKNOWN_RECORD */
  removeScenario(id: string): void;
  /** By name. */
  reportProfiles(portfolio: string): readonly ReportProfile[];
  /** Undoable; replaces a profile of the same name. */
  saveReportProfile(portfolio: string, profile: ReportProfile): void;
  /** Undoable. */
  removeReportProfile(portfolio: string, name: string): void;

  limits(): readonly Limit[];
  /** Inserts (no id) or replaces a limit as an undoable action; also appends to the audit log. */
  editLimit(limit: Omit<Limit, 'id'> & { readonly id?: number | undefined }): Limit;
  /** Several limits as one action. Returns the changed and the new ones. */
  editLimits(
    edits: {
      readonly add: readonly Omit<Limit, 'id'>[];
      readonly change: readonly Limit[];
      readonly remove: readonly number[];
    },
    label: string,
  ): readonly Limit[];
  removeLimit(id: number): void;
  breaches(portfolio?: string): readonly Breach[];
  /** @throws DomainError UNKNOWN_RECORD */
  breach(id: number): Breach;
  /** Oldest first. */
  breachEvents(id: number): readonly BreachEvent[];
  /** Opens, updates and resolves breaches after a run, each event also in the audit log. */
  saveBreaches(changes: BreachChanges, run: { readonly run: number; readonly at: string }): void;
  /** Keeps what a person did with a breach. */
  changeBreach(breach: Breach, happened: BreachHappening, by: { readonly at: string; readonly actor: string }): void;
  /** Newest first, reset ones too. */
  halts(portfolio?: string): readonly Halt[];
  addHalts(halts: readonly Omit<Halt, 'id'>[]): void;
  /** @throws DomainError UNKNOWN_RECORD, INVALID_INPUT where it was reset already */
  resetHalt(id: number, by: { readonly at: string; readonly actor: string; readonly reason: string }): Halt;
  /** Records a pre-trade check in the log and the audit log, in one transaction. Returns its id. */
  addOrderCheck(check: Omit<LoggedOrderCheck, 'id' | 'actor'>): number;
  /** Newest first. */
  orderChecks(portfolio: string | undefined, limit: number): readonly LoggedOrderCheck[];
  auditLog(): readonly AuditEntry[];
  /** The first entry of the audit log that does not follow from those before it, or null. */
  brokenAuditEntry(): AuditEntry | null;
  /** Several writes that are made all together or not at all. */
  atomically<Result>(work: () => Result): Result;

  /** Label of the action that undo (redo) would take back (do again), or null. */
  history(): { readonly undo: string | null; readonly redo: string | null };
  undo(): string;
  redo(): string;

  /** Integrity, foreign keys, dataset hash, hashes of runs and factor models, audit chain; each with what it found. */
  verify(): readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  /** Writes a consistent, checked copy. @throws DomainError FILE_EXISTS, DISK_FULL */
  backup(path: string): { readonly path: string; readonly bytes: number };
}

export interface OpenOptions {
  readonly create?: { readonly name: string; readonly sample: boolean };
  readonly readOnly?: boolean;
}
