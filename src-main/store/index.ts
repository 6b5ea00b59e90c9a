import path from 'node:path';
import { lockWorkspace } from './lock.ts';
import { migrations } from './migrations/list.ts';
import { type Migration } from './migrations/migration.ts';
import { openDatabase } from './open-database.ts';
import { sqliteStore } from './sqlite-store.ts';
import { type OpenOptions, type Store } from './store.ts';

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
  if (readOnly) return sqliteStore(openDatabase(workspace, connection), workspace, true, () => undefined);

  const release = lockWorkspace(workspace);
  try {
    const database = openDatabase(workspace, connection);
    if (options.create) {
      const insert = database.prepare('INSERT INTO metadata (name, value) VALUES (?, ?)');
      database.transaction((facts: Record<string, string>) => {
        for (const [name, value] of Object.entries(facts)) insert.run(name, value);
      })({ name: options.create.name, sample: String(options.create.sample), created_at: new Date().toISOString() });
    }
    return sqliteStore(database, workspace, false, release);
  } catch (thrown) {
    release();
    throw thrown;
  }
}
