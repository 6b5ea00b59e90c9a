import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { DomainError } from '../../src-core/domain-error.ts';
import { translateError } from './sqlite-errors.ts';

interface Holder {
  readonly processId: number;
  readonly host: string;
  readonly program: string;
  readonly since: string;
}

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
  // Twice: a stale lock is removed once, and whoever is quicker then has it.
  for (let attempt = 0; ; attempt++) {
    try {
      const descriptor = openSync(file, 'wx', 0o600);
      writeSync(descriptor, JSON.stringify(holder));
      closeSync(descriptor);
      return () => release(file);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw translateError(thrown, workspace);
      const other = readHolder(file);
      if (attempt > 0 || (other && isAlive(other))) throw locked(workspace, file, other);
      release(file);
    }
  }
}

function release(file: string): void {
  try {
    unlinkSync(file);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw translateError(thrown, file);
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    // An unreadable lock was cut off while it was written, by a process that did not live to finish it.
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.processId, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
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
