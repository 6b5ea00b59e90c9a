import path from 'node:path';
import { type Database } from 'better-sqlite3';
import { lockWorkspace } from './lock.ts';
import { migrations } from './migrations/list.ts';
import { type Migration } from './migrations/migration.ts';
import { openDatabase } from './open-database.ts';
import { sqliteStore } from './sqlite-store.ts';
import { type OpenOptions, type Store } from './store.ts';
import { translatedStore } from './translated-store.ts';

export { backupFolder, newestBackup, restoreBackup, type BackupFile } from './backup.ts';
export { defaultSettings } from './settings.ts';
export type * from './store.ts';

/**
 * Opens (or creates) a workspace file. For writing it is locked for this process; read-only opens stand beside a writer.
 *
 * @throws DomainError FILE_NOT_FOUND, FILE_EXISTS, NOT_A_WORKSPACE, NEWER_WORKSPACE, CORRUPT_WORKSPACE, WORKSPACE_LOCKED,
 *   READ_ONLY, DISK_FULL
 */
export function openStore(file: string, options: OpenOptions = {}, known: readonly Migration[] = migrations): Store {
  const workspace = path.resolve(file);
  const readOnly = options.readOnly ?? false;
  const connection = { create: options.create !== undefined, readOnly, migrations: known };
  if (readOnly) {
    return openDatabase(workspace, connection, (database) =>
      translatedStore(sqliteStore(database, workspace, true, () => undefined)),
    );
  }

  const release = lockWorkspace(workspace);
  try {
    return openDatabase(workspace, connection, (database) => {
      if (options.create) writeMetadata(database, options.create);
      return translatedStore(sqliteStore(database, workspace, false, release));
    });
  } catch (thrown) {
    release();
    throw thrown;
  }
}

function writeMetadata(database: Database, { name, sample }: NonNullable<OpenOptions['create']>): void {
  const insert = database.prepare('INSERT INTO metadata (name, value) VALUES (?, ?)');
  database.transaction((facts: Record<string, string>) => {
    for (const [fact, value] of Object.entries(facts)) insert.run(fact, value);
  })({ name, sample: String(sample), created_at: new Date().toISOString() });
}
