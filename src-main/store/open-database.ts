import { existsSync, statSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { newestBackup } from './backup.ts';
import { migrate, refuseNewer, schemaVersion } from './migrate.ts';
import { type Migration } from './migrations/migration.ts';
import { applicationId } from './schema-version.ts';
import { translateError } from './sqlite-errors.ts';

export interface ConnectionOptions {
  readonly create: boolean;
  readonly readOnly: boolean;
  readonly migrations: readonly Migration[];
}

/**
 * Opens a workspace file, checks that it is one, and brings it up to date. What it finds wrong it reports and leaves alone.
 *
 * @throws DomainError FILE_NOT_FOUND, FILE_EXISTS, NOT_A_WORKSPACE, NEWER_WORKSPACE, CORRUPT_WORKSPACE, READ_ONLY
 */
export function openDatabase(path: string, options: ConnectionOptions): Database {
  checkPath(path, options.create);
  let database: Database | undefined;
  try {
    database = connect(path, options.readOnly, !options.create);
    if (!options.create) checkIdentity(database, path);
    if (options.readOnly) refuseNewer(schemaVersion(database), options.migrations.length, path);
    else migrate(database, path, options.migrations);
    smokeTest(database);
    return database;
  } catch (thrown) {
    database?.close();
    throw withBackup(translateError(thrown, path), path);
  }
}

/** A further connection to a workspace that is already open and checked. */
export function connect(path: string, readOnly: boolean, mustExist = true): Database {
  const database = new SQLite(path, { readonly: readOnly, fileMustExist: mustExist, timeout: 2000 });
  if (!readOnly) {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('checkpoint_fullfsync = ON');
  }
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -65536');
  return database;
}

function checkPath(path: string, create: boolean): void {
  const there = existsSync(path);
  if (create && there) {
    throw new DomainError('FILE_EXISTS', 'There is a file of that name already', {
      kept: 'It was not overwritten',
      remedy: 'Choose another name, or open that file',
      place: path,
    });
  }
  if (!create && !there) {
    throw new DomainError('FILE_NOT_FOUND', 'The workspace is not there', {
      kept: 'Nothing was created',
      remedy: 'Check the path, or make a new workspace',
      place: path,
    });
  }
  if (!create && (!statSync(path).isFile() || statSync(path).size === 0)) {
    throw notAWorkspace(path);
  }
}

function checkIdentity(database: Database, path: string): void {
  if (database.pragma('application_id', { simple: true }) !== applicationId) throw notAWorkspace(path);
}

function notAWorkspace(path: string): DomainError {
  return new DomainError('NOT_A_WORKSPACE', 'This is not a Plimsoll workspace', {
    kept: 'The file was not touched',
    remedy: 'Choose a file made by Plimsoll (*.plimsoll)',
    place: path,
  });
}

/** Reads one page of each table that every screen needs; a damaged file usually shows here. */
function smokeTest(database: Database): void {
  for (const table of ['metadata', 'settings', 'securities', 'portfolios', 'limits', 'change_sets', 'runs']) {
    database.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
  }
}

function withBackup(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof DomainError) || thrown.code !== 'CORRUPT_WORKSPACE') return thrown;
  const backup = newestBackup(path);
  if (!backup) return thrown;
  return new DomainError('CORRUPT_WORKSPACE', thrown.message, {
    kept: thrown.kept ?? 'The file was left as it is',
    remedy: `Open it read-only, or restore the newest good backup ${backup.path}`,
    place: path,
    cause: thrown,
  });
}
