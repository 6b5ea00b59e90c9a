import {
  type ApplicationEvent,
  type ApplicationStatus,
  type InputOf,
  type OperationName,
  type OpenWorkspace,
  type OutputOf,
  type ParsedInputOf,
  type WorkspaceProblem,
} from '../../src-core/contract/index.ts';
import { type Engine, type Progress } from '../engine/index.ts';
import { type Store } from '../store/store.ts';
import { type MonitorCache } from './monitoring/monitor-cache.ts';
import { type PanelCache } from './panel-cache.ts';
import { type RecentList } from './recent-list.ts';
import { type StressMarketCache } from './stress/market-cache.ts';
import { type TaskList } from './task-list.ts';

export type { Progress };

/** What comes with a call besides its input. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Turns a file handle of this host into a path; the command line's handles are paths already. */
  readonly resolveFile?: (handle: string) => string;
}

/**
 * The engine behind the three doors: at most one open workspace, one pool, one list of tasks.
 * `invoke` validates its input by the contract's schema and rejects with DomainError only.
 */
export interface Application {
  invoke<Name extends OperationName>(name: Name, input: InputOf<Name>, options?: CallOptions): Promise<OutputOf<Name>>;
  /** As `invoke`, for hosts that receive names and inputs from outside. */
  invokeUnknown(name: string, input: unknown, options?: CallOptions): Promise<unknown>;
  subscribe(listener: (event: ApplicationEvent) => void): () => void;
  close(): Promise<void>;
}

/** One use-case: takes validated input, returns the operation's output. */
export type UseCase<Name extends OperationName, Host> = (
  host: Host,
  input: ParsedInputOf<Name>,
  options: CallOptions,
) => OutputOf<Name> | Promise<OutputOf<Name>>;

/** One open workspace as its use-cases see it. */
export interface Session {
  readonly store: Store;
  readonly engine: Engine;
  readonly panels: PanelCache;
  readonly stressMarkets: StressMarketCache;
  readonly monitors: MonitorCache;
  /** The product's version, recorded with every run. */
  readonly version: string;
  readonly now: () => Date;
  /**
   * Does one piece of writing at a time, in the order of asking, and tells the window that something changed.
   * Commands are run inside it already; a task wraps the part that writes.
   */
  write<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  /** As `write` for reading several things that belong together: never in the middle of somebody's batch. */
  readTogether<Result>(work: () => Result | Promise<Result>): Promise<Result>;
}

/** What the use-cases that work without an open workspace see. */
export interface Workbench {
  readonly host: ApplicationStatus['host'];
  readonly version: string;
  /** Folder of the sample workspace and the list of recent ones. */
  readonly home: string;
  readonly now: () => Date;
  readonly engine: Engine;
  readonly tasks: TaskList;
  readonly recent: RecentList;
  readonly session: Session | null;
  /** The open workspace as doors and screens know it. */
  readonly workspace: OpenWorkspace | null;
  readonly problem: WorkspaceProblem | null;
  /** Lets the open workspace go and puts this store in its place. */
  adopt(store: Store): Promise<OpenWorkspace>;
  /** Lets the open workspace go, if there is one. */
  release(): Promise<void>;
  /** Keeps what stands in the way of opening a workspace, for the window to offer the ways out. */
  remember(problem: WorkspaceProblem | null): void;
}
