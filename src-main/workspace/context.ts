import {
  type ApplicationEvent,
  type InputOf,
  type OperationName,
  type OutputOf,
  type ParsedInputOf,
} from '../../src-core/contract/index.ts';
import { type Progress } from '../engine/task.ts';

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
