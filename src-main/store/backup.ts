import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import SQLite, { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { applicationId } from './schema-version.ts';
import { translating } from './sqlite-errors.ts';

export interface BackupFile {
  readonly path: string;
  readonly createdAt: string;
}

/** The folder of a workspace's automatic backups. */
export function backupFolder(workspace: string): string {
  return path.join(path.dirname(workspace), `${path.basename(workspace, '.plimsoll')}.backups`);
}

/**
 * Writes a consistent copy of an open workspace, opens it and checks it. A failure leaves no half file behind.
 *
 * @throws DomainError FILE_EXISTS, DISK_FULL, READ_ONLY, CORRUPT_WORKSPACE when the copy fails its check
 */
export function writeBackup(database: Database, target: string): { readonly path: string; readonly bytes: number } {
  if (existsSync(target)) {
    throw new DomainError('FILE_EXISTS', 'There is a file of that name already', {
      kept: 'It was not overwritten',
      remedy: 'Choose another name, or move that file away',
      place: target,
    });
  }
  const unfinished = `${target}.unfinished`;
  try {
    translating(target, () => {
      rmSync(unfinished, { force: true });
      database.prepare('VACUUM INTO ?').run(unfinished);
    });
    if (!isGoodWorkspace(unfinished)) {
      throw new DomainError('CORRUPT_WORKSPACE', 'The copy did not pass its integrity check', {
        kept: 'The workspace was not changed and no backup was left',
        remedy: 'Run verify on the workspace and check the disk',
        place: target,
      });
    }
    translating(target, () => {
      flush(unfinished);
      renameSync(unfinished, target);
    });
  } finally {
    rmSync(unfinished, { force: true });
  }
  return { path: target, bytes: statSync(target).size };
}

/** VACUUM INTO leaves its file to the system's cache; a backup counts once it is on the disk. */
function flush(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** An automatic backup with the time in its name, in the workspace's backup folder. */
export function backupBeside(database: Database, workspace: string): BackupFile {
  const createdAt = new Date().toISOString();
  const folder = backupFolder(workspace);
  translating(folder, () => mkdirSync(folder, { recursive: true }));
  const target = path.join(folder, `${createdAt.replaceAll(':', '-')}.plimsoll`);
  writeBackup(database, target);
  return { path: target, createdAt };
}

/** The newest backup that opens and passes its integrity check, or null. */
export function newestBackup(workspace: string): BackupFile | null {
  const folder = backupFolder(workspace);
  if (!existsSync(folder)) return null;
  const names = translating(folder, () => readdirSync(folder))
    .filter((name) => name.endsWith('.plimsoll'))
    .sort()
    .reverse();
  for (const name of names) {
    const file = path.join(folder, name);
    if (isGoodWorkspace(file)) return { path: file, createdAt: statSync(file).mtime.toISOString() };
  }
  return null;
}

/**
 * Copies a backup to a new place after checking it.
 *
 * @throws DomainError FILE_NOT_FOUND, NOT_A_WORKSPACE, FILE_EXISTS, DISK_FULL
 */
export function restoreBackup(backup: string, target: string): void {
  if (!existsSync(backup)) {
    throw new DomainError('FILE_NOT_FOUND', 'The backup is not there', {
      kept: 'Nothing was written',
      remedy: 'Check the path',
      place: backup,
    });
  }
  if (!isGoodWorkspace(backup)) {
    throw new DomainError('NOT_A_WORKSPACE', 'The backup is not a sound workspace', {
      kept: 'Nothing was written',
      remedy: 'Choose an older backup',
      place: backup,
    });
  }
  const source = translating(backup, () => new SQLite(backup, { readonly: true, fileMustExist: true }));
  try {
    writeBackup(source, target);
  } finally {
    source.close();
  }
}

/** Whether the file opens as a workspace and passes SQLite's integrity check. */
export function isGoodWorkspace(file: string): boolean {
  let database: Database | undefined;
  try {
    database = new SQLite(file, { readonly: true, fileMustExist: true });
    return (
      database.pragma('application_id', { simple: true }) === applicationId &&
      database.pragma('integrity_check', { simple: true }) === 'ok'
    );
  } catch {
    // Whatever stops it from being read makes it no good as a backup.
    return false;
  } finally {
    database?.close();
  }
}
