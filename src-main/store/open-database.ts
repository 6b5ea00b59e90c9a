import { existsSync, statSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { newestBackup } from './backup.ts';
import { readFileHeader } from './file-header.ts';
import { migrate, refuseNewer, refuseOlder, schemaVersion } from './migrate.ts';
import { type Migration } from './migrations/migration.ts';
import { openReadOnly } from './open-read-only.ts';
import { recordedTables } from './recorded-tables.ts';
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
 * @param assemble builds what is to stand on the open database; the database is closed again where that fails
 * @throws DomainError FILE_NOT_FOUND, FILE_EXISTS, NOT_A_WORKSPACE, NEWER_WORKSPACE, CORRUPT_WORKSPACE, READ_ONLY
 */
export function openDatabase<Result>(
  path: string,
  options: ConnectionOptions,
  assemble: (database: Database) => Result,
): Result {
  checkPath(path, options.create);
  let database: Database | undefined;
  try {
    if (!options.create) checkHeader(path, options.migrations.length);
    if (options.readOnly) {
      database = openReadOnly(path);
      setUp(database);
      refuseNewer(schemaVersion(database), options.migrations.length, path);
      refuseOlder(schemaVersion(database), options.migrations.length, path);
    } else {
      database = connect(path, options.create);
      migrate(database, path, options.migrations);
    }
    smokeTest(database, options.readOnly);
    return assemble(database);
  } catch (thrown) {
    database?.close();
    throw withWaysOut(translateError(unfit(thrown), path), path, options.readOnly);
  }
}

/** A connection for writing to a new workspace, or a further one to a workspace that is already checked. */
export function connect(path: string, create = false): Database {
  const database = new SQLite(path, { fileMustExist: !create, timeout: 2000 });
  try {
    // Before WAL, so that even a file whose maker was killed at once can be told from a stranger's by its first bytes.
    if (create) database.pragma(`application_id = ${applicationId}`);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('checkpoint_fullfsync = ON');
    setUp(database);
    return database;
  } catch (thrown) {
    // SQLite shares what it knows of a WAL file among all connections of a process: one left open would spoil the next.
    database.close();
    throw thrown;
  }
}

function setUp(database: Database): void {
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cache_size = -65536');
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
  if (!create && !statSync(path).isFile()) throw notAWorkspace(path);
}

/** Tells a stranger's file and a newer workspace before SQLite opens, and so might change, the file. */
function checkHeader(path: string, newestKnown: number): void {
  const header = readFileHeader(path);
  if (header?.applicationId !== applicationId) throw notAWorkspace(path);
  refuseNewer(header.userVersion, newestKnown, path);
}

function notAWorkspace(path: string): DomainError {
  return new DomainError('NOT_A_WORKSPACE', 'This is not a Plimsoll workspace', {
    kept: 'The file was not touched',
    remedy: 'Choose a file made by Plimsoll (*.plimsoll)',
    place: path,
  });
}

const unrecordedTables = [
  'metadata',
  'change_sets',
  'changes',
  'import_batches',
  'runs',
  'run_artefacts',
  'factor_models',
  'factor_model_days',
  'factor_model_reviews',
  'factor_model_parts',
  'breaches',
  'audit_log',
];

/**
 * Looks at one row of each table; a damaged file usually shows here. For reading only, the tables need but be known: what
 * they hold is read as far as it goes.
 */
function smokeTest(database: Database, readOnly: boolean): void {
  for (const table of [...unrecordedTables, ...Object.keys(recordedTables)]) {
    const look = database.prepare(`SELECT * FROM ${table} LIMIT 1`);
    if (!readOnly) look.get();
  }
}

/** A file marked as ours whose form SQLite does not know, or that lacks tables or columns, is a damaged one. */
function unfit(thrown: unknown): unknown {
  if (!(thrown instanceof SQLite.SqliteError) || thrown.code !== 'SQLITE_ERROR') return thrown;
  return new DomainError('CORRUPT_WORKSPACE', `The workspace is damaged: ${thrown.message}`, {
    kept: 'The file was left as it is; nothing was deleted',
    cause: thrown,
  });
}

/** Says what can still be done about a damaged file: reading, where that was not what failed, and the newest good backup. */
function withWaysOut(thrown: unknown, path: string, readOnly: boolean): unknown {
  if (!(thrown instanceof DomainError) || thrown.code !== 'CORRUPT_WORKSPACE') return thrown;
  const backup = newestBackup(path);
  const restore = backup
    ? `restore the newest good backup ${backup.path}`
    : 'restore a backup of your own (there is no good one beside the file)';
  const remedy = readOnly ? `R${restore.slice(1)}` : `Open it read-only to export what can be read, or ${restore}`;
  return new DomainError('CORRUPT_WORKSPACE', thrown.message, {
    kept: thrown.kept ?? 'The file was left as it is',
    remedy,
    place: path,
    cause: thrown,
  });
}
