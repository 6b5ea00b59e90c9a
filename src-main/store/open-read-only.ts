import { existsSync, readFileSync, statSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';

/**
 * Opens a workspace for reading, also where that takes a detour: a damaged file is read as far as SQLite can, and a file in
 * a folder that may not be written to is read from a copy in memory, because WAL needs files beside the database.
 */
export function openReadOnly(path: string): Database {
  const database = new SQLite(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    readFirstPage(database);
    return database;
  } catch (thrown) {
    const code = sqliteCode(thrown);
    if (code.startsWith('SQLITE_CORRUPT')) return tolerateDamage(database);
    database.close();
    const cannotWriteBeside = code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY');
    if (cannotWriteBeside && !hasPendingWrites(path)) return copyInMemory(path);
    throw thrown;
  }
}

/** Lets SQLite read a file that is shorter than its header says; a read-only connection cannot make it worse. */
function tolerateDamage(database: Database): Database {
  try {
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    readFirstPage(database);
    return database;
  } catch (thrown) {
    database.close();
    throw thrown;
  }
}

function readFirstPage(database: Database): void {
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
}

/** Whether the log beside the file holds writes that the file itself lacks. */
function hasPendingWrites(path: string): boolean {
  const log = `${path}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}

function copyInMemory(path: string): Database {
  const bytes = readFileSync(path);
  // Read and write version: 1 = rollback journal. A database in memory cannot be in WAL mode.
  bytes[18] = 1;
  bytes[19] = 1;
  return new SQLite(bytes, { readonly: true });
}

function sqliteCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}
