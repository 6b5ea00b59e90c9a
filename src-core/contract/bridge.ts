import { type ErrorReport } from '../domain-error.ts';
import { type ApplicationEvent } from './application.ts';

/**
 * What every door answers to an operation, over HTTP and over Electron's bridge alike.
 *
 * In the browser: `POST /api/<operation>` with a JSON body gives an Answer (also for refusals, whatever the status),
 * `GET /api/events` streams ApplicationEvents as server-sent events (`data:` holds the JSON), and
 * `POST /api/upload?name=<file name>` with the file as body gives an Answer whose value is a HandedFile.
 */
export type Answer<Value = unknown> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: ErrorReport };

/** A file the user handed over. Its path stays with the host; operations are given the handle. */
export interface HandedFile {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
}

/** What the preload script puts on `window.plimsoll` in Electron. In a browser it is absent. */
export interface Bridge {
  readonly host: 'electron';
  /** Never rejects for a refused operation: the refusal is in the answer. */
  invoke(name: string, input: unknown): Promise<Answer>;
  /** @returns the way to stop listening */
  subscribe(listener: (event: ApplicationEvent) => void): () => void;
  /** The system's dialog for a workspace: its path for `workspace.open` or `workspace.create`, null when cancelled. */
  pickFile(kind: 'open-workspace' | 'save-workspace'): Promise<string | null>;
  /** The system's dialog for a file to import; null when cancelled. */
  pickFile(kind: 'import'): Promise<HandedFile | null>;
  /** For a file dropped on the window or chosen in a file input. */
  registerDroppedFile(file: unknown): Promise<HandedFile>;
  /** Asks where to save the content and writes it there. @returns false when the user cancelled */
  saveFile(name: string, mediaType: string, content: string | Uint8Array): Promise<boolean>;
}
