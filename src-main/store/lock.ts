import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { DomainError } from '../../src-core/domain-error.ts';
import { translateError, translating } from './sqlite-errors.ts';

interface Holder {
  readonly processId: number;
  readonly host: string;
  readonly program: string;
  readonly since: string;
}

/** A lock that cannot be read is taken for one that is being written until it is this old. */
const writingMilliseconds = 5000;

/**
 * Takes the workspace for this process by a lock file beside it, so that a second process is told who holds it. A lock
 * left by a process that died on this machine is taken over.
 *
 * @returns a function that gives the lock back
 * @throws DomainError WORKSPACE_LOCKED, READ_ONLY, DISK_FULL
 */
export function lockWorkspace(workspace: string): () => void {
  const file = `${workspace}.lock`;
  const holder: Holder = {
    processId: process.pid,
    host: hostname(),
    program: path.basename(process.argv[1] ?? process.execPath),
    since: new Date().toISOString(),
  };
  const content = JSON.stringify(holder);
  // Twice: a stale lock is removed once, and whoever is quicker then has it.
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
      return () => release(file, content);
    } catch (thrown) {
      if (!hasCode(thrown, 'EEXIST')) {
        release(file, '');
        throw translateError(thrown, workspace);
      }
      const found = readIfThere(file);
      if (found === null) continue;
      const other = holderIn(found);
      if (attempt > 0 || (other ? isAlive(other) : isBeingWritten(file))) throw locked(workspace, file, other);
      removeStale(file, found);
    }
  }
}

/** Gives a lock back, unless another process has taken it over since. */
function release(file: string, content: string): void {
  translating(file, () => {
    if (readIfThere(file) === content) rmSync(file, { force: true });
  });
}

/** Moves the lock aside before deleting it, so that a lock which another process took over meanwhile is noticed. */
function removeStale(file: string, found: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readIfThere(aside) === found) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch (thrown) {
    if (!hasCode(thrown, 'ENOENT')) throw translateError(thrown, file);
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if (hasCode(thrown, 'ENOENT')) return null;
    throw translateError(thrown, file);
  }
}

/** The holder a lock names, or null where the lock was cut off while it was written. */
function holderIn(content: string): Holder | null {
  try {
    return JSON.parse(content) as Holder;
  } catch {
    return null;
  }
}

function isBeingWritten(file: string): boolean {
  const modified = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return modified !== undefined && Date.now() - modified < writingMilliseconds;
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.processId, 0);
    return true;
  } catch (thrown) {
    return hasCode(thrown, 'EPERM');
  }
}

function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}

function locked(workspace: string, file: string, holder: Holder | null): DomainError {
  const who = holder
    ? `process ${holder.processId} (${holder.program}) on ${holder.host} since ${holder.since}`
    : 'another process';
  return new DomainError('WORKSPACE_LOCKED', `The workspace is in use by ${who}`, {
    kept: 'Nothing was changed',
    remedy: `Close it there, or open it read-only here; if that process no longer exists, delete ${path.basename(file)}`,
    place: workspace,
  });
}
