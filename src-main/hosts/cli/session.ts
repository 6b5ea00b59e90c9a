import path from 'node:path';
import { type Command } from 'commander';
import { type InputOf, type OperationName, type OutputOf } from '../../../src-core/contract/index.ts';
import { type Application } from '../../workspace/context.ts';
import { type Terminal } from './terminal.ts';

/** What a command works with: the terminal, the engine (made when first asked for), and the user's wish to stop. */
export interface CommandSession {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  readonly makeApplication: (host: 'browser' | 'cli') => Application;
  /** Calls an operation, showing its progress; file handles are paths here. */
  invoke<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** Opens the workspace the command is about. */
  openWorkspace(file: string, readOnly?: boolean): Promise<void>;
  /** A path as the user means it: from the folder they are in. */
  resolve(file: string): string;
  /** Ends the command with this exit code although nothing was thrown. */
  endWith(exitCode: number): void;
}

/** One command: adds itself to the program. */
export type DeclareCommand = (program: Command, session: CommandSession) => void;

export interface SessionOptions {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** The folder the user is in. */
  readonly folder: string;
  readonly makeApplication: (host: 'browser' | 'cli') => Application;
}

export interface OwnedSession extends CommandSession {
  readonly exitCode: number;
  close(): Promise<void>;
}

/** A session that closes what it opened. */
export function createSession({ terminal, signal, folder, makeApplication }: SessionOptions): OwnedSession {
  const made: Application[] = [];
  let exitCode = 0;
  const make = (host: 'browser' | 'cli') => {
    const application = makeApplication(host);
    made.push(application);
    return application;
  };
  const resolve = (file: string) => path.resolve(folder, file);
  const invoke: CommandSession['invoke'] = (name, input) =>
    (made[0] ?? make('cli')).invoke(name, input, {
      signal,
      onProgress: (progress) => terminal.progress(progress),
      resolveFile: resolve,
    });
  return {
    terminal,
    signal,
    makeApplication: make,
    invoke,
    openWorkspace: async (file, readOnly) => {
      await invoke('workspace.open', { path: resolve(file), ...(readOnly === undefined ? {} : { readOnly }) });
    },
    resolve,
    endWith: (code) => {
      exitCode = code;
    },
    get exitCode() {
      return exitCode;
    },
    close: async () => {
      terminal.clearProgress();
      await Promise.all(made.map((application) => application.close()));
    },
  };
}
