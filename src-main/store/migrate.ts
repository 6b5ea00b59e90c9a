import { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { backupBeside } from './backup.ts';
import { type Migration } from './migrations/migration.ts';
import { applicationId } from './schema-version.ts';

/**
 * Brings the file to the newest schema, each step in a transaction of its own. A file that holds something is first backed
 * up beside itself. A file of a newer version is refused untouched.
 *
 * @throws DomainError NEWER_WORKSPACE, DISK_FULL
 */
export function migrate(database: Database, path: string, migrations: readonly Migration[]): void {
  migrations.forEach((migration, i) => {
    if (migration.version !== i + 1) throw new Error(`Migration ${migration.name} should lead to version ${i + 1}`);
  });
  const current = schemaVersion(database);
  refuseNewer(current, migrations.length, path);
  if (current === migrations.length) return;
  if (current > 0) backupBeside(database, path);
  for (const migration of migrations.slice(current)) {
    database.transaction(() => {
      database.exec(migration.sql);
      migration.fill?.(database);
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${migration.version}`);
      const orphans = database.pragma('foreign_key_check') as unknown[];
      if (orphans.length > 0)
        throw new Error(`Migration ${migration.name} leaves ${orphans.length} dangling references`);
    })();
  }
}

export function schemaVersion(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/** @throws DomainError NEWER_WORKSPACE */
export function refuseNewer(version: number, newestKnown: number, path: string): void {
  if (version <= newestKnown) return;
  throw new DomainError(
    'NEWER_WORKSPACE',
    `The workspace was made by a newer Plimsoll (its format is ${version}, this one knows up to ${newestKnown})`,
    { kept: 'The file was not touched', remedy: 'Update Plimsoll, or open an older backup', place: path },
  );
}

/**
 * For reading only, the file cannot be brought forward, and this version's queries need its newest form.
 *
 * @throws DomainError READ_ONLY
 */
export function refuseOlder(version: number, newestKnown: number, path: string): void {
  if (version >= newestKnown) return;
  throw new DomainError(
    'READ_ONLY',
    `The workspace has an older format (${version}) that must first be brought up to ${newestKnown}`,
    { kept: 'The file was not touched', remedy: 'Open it for writing once; a backup is made first', place: path },
  );
}
