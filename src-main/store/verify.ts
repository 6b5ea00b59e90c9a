import { type Database } from 'better-sqlite3';
import { type AuditLog } from './audit-log.ts';
import { type Store } from './store.ts';

type Checks = ReturnType<Store['verify']>;

/** Every check of the workspace's soundness, each with what it found; none stops the others. */
export function verifyWorkspace(
  database: Database,
  audit: AuditLog,
  damagedArtefacts: () => readonly string[],
): Checks {
  return [
    check('file integrity', () => {
      const lines = database.prepare<[], string>('PRAGMA integrity_check').pluck().all();
      return lines.length === 1 && lines[0] === 'ok' ? [] : lines;
    }),
    check('references between tables', () => {
      const orphans = database.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
      return orphans.map(({ table, parent }) => `a row of ${table} refers to a missing row of ${parent}`);
    }),
    check('stored results', () =>
      damagedArtefacts().map((name) => `${name} no longer has the hash it was stored with`),
    ),
    check('audit log', () => auditFindings(database, audit)),
  ];
}

function check(name: string, body: () => readonly string[]): Checks[number] {
  try {
    const found = body();
    const more = found.length > 5 ? `; and ${found.length - 5} more` : '';
    return { name, ok: found.length === 0, detail: found.slice(0, 5).join('; ') + more || 'sound' };
  } catch (thrown) {
    return { name, ok: false, detail: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

function auditFindings(database: Database, audit: AuditLog): string[] {
  const broken = audit.firstBroken();
  if (broken)
    return [
      `entry ${broken.id} of ${broken.at} (${broken.action} ${broken.subject}) does not follow from those before it`,
    ];
  const counted = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit_log'").pluck().get() ?? 0;
  const last = database.prepare('SELECT coalesce(max(id), 0) FROM audit_log').pluck().get();
  return counted === last ? [] : [`the entries after ${String(last)} are missing; ${String(counted)} were written`];
}
