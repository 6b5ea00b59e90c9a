import { type HandedFile } from '../../src-core/contract/bridge.ts';
import {
  type ApplicationEvent,
  type InputOf,
  type OperationName,
  type OutputOf,
} from '../../src-core/contract/index.ts';

export interface CallOptions {
  /** Gives up waiting; a task that is under way is stopped with `tasks.cancel`. */
  readonly signal?: AbortSignal;
}

/** The window's only way to the engine. Rejects with DomainError. */
export interface Client {
  readonly host: 'electron' | 'browser';
  call<Name extends OperationName>(name: Name, input: InputOf<Name>, options?: CallOptions): Promise<OutputOf<Name>>;
  subscribe(listener: (event: ApplicationEvent) => void): () => void;
  /** Hands a dropped or chosen file to the host; operations take its handle. */
  handOver(file: File): Promise<HandedFile>;
  /** Lets the user save text or bytes as a file. @returns false when the user cancelled */
  saveFile(name: string, mediaType: string, content: string | Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** The system's dialog for a workspace path; null where the host has none (a browser) or the user cancelled. */
  pickWorkspace(purpose: 'open-workspace' | 'save-workspace'): Promise<string | null>;
}
