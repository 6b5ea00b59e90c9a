import { resolve } from 'node:path';
import { type WorkspaceProblem } from '../../src-core/contract/index.ts';
import { DomainError, reportError, type ErrorCode } from '../../src-core/domain-error.ts';
import { newestBackup, openStore, type Store } from '../store/index.ts';
import { type UseCase, type Workbench } from './context.ts';

export const openWorkspace: UseCase<'workspace.open', Workbench> = async (bench, input) => {
  const path = resolve(input.path);
  const readOnly = input.readOnly ?? false;
  const current = bench.workspace;
  if (current?.path === path) {
    if (current.readOnly === readOnly) return current;
    // The same file in another mode: it must be let go before it can be opened again.
    await bench.release();
  }
  return bench.adopt(openOrRemember(bench, path, readOnly));
};

/** Opens the file; where that fails, the workspace that is open stays and the ways out are kept for the window. */
function openOrRemember(bench: Workbench, path: string, readOnly: boolean): Store {
  try {
    return openStore(path, { readOnly });
  } catch (thrown) {
    bench.remember(problemOf(path, thrown, readOnly));
    throw thrown;
  }
}

/** Troubles with a file that may well be read even so. */
const readableTroubles: readonly ErrorCode[] = ['CORRUPT_WORKSPACE', 'WORKSPACE_LOCKED', 'READ_ONLY', 'DISK_FULL'];
/** Troubles that an earlier copy of the same workspace cures. */
const curableTroubles: readonly ErrorCode[] = ['CORRUPT_WORKSPACE', 'NOT_A_WORKSPACE', 'FILE_NOT_FOUND'];

function problemOf(path: string, thrown: unknown, readOnly: boolean): WorkspaceProblem {
  const code = thrown instanceof DomainError ? thrown.code : 'INTERNAL';
  return {
    path,
    error: reportError(thrown),
    canOpenReadOnly: !readOnly && readableTroubles.includes(code),
    backup: curableTroubles.includes(code) ? newestBackup(path) : null,
  };
}
