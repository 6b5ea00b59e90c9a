import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';
import { type AuditEntry } from './store.ts';

/** The append-only log: each entry's hash covers the entry and the hash before it, so that no edit goes unseen. */
export interface AuditLog {
  append(entry: Omit<AuditEntry, 'id' | 'hash'>): void;
  /** Appends what the user did just now. */
  note(action: string, subject: string, detail: unknown): void;
  entries(): readonly AuditEntry[];
  /** The first entry that does not follow from the ones before it, or null. */
  firstBroken(): AuditEntry | null;
}

const start = '0'.repeat(64);

export function auditLog(database: Database): AuditLog {
  const last = database.prepare<[], { hash: string }>('SELECT hash FROM audit_log ORDER BY id DESC LIMIT 1');
  const insert = database.prepare(
    'INSERT INTO audit_log (at, actor, action, subject, detail, hash) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const all = database.prepare<[], AuditEntry>(
    'SELECT id, at, actor, action, subject, detail, hash FROM audit_log ORDER BY id',
  );
  function append(entry: Omit<AuditEntry, 'id' | 'hash'>): void {
    const hash = entryHash(last.get()?.hash ?? start, entry);
    insert.run(entry.at, entry.actor, entry.action, entry.subject, entry.detail, hash);
  }
  return {
    append,
    note: (action, subject, detail) =>
      append({ at: new Date().toISOString(), actor: 'user', action, subject, detail: JSON.stringify(detail) }),
    entries: () => all.all(),
    firstBroken() {
      let previous = start;
      let expectedId = 1;
      for (const entry of all.iterate()) {
        if (entry.id !== expectedId || entry.hash !== entryHash(previous, entry)) return entry;
        previous = entry.hash;
        expectedId += 1;
      }
      return null;
    },
  };
}

function entryHash(previous: string, entry: Omit<AuditEntry, 'id' | 'hash'>): string {
  const content = JSON.stringify([previous, entry.at, entry.actor, entry.action, entry.subject, entry.detail]);
  return createHash('sha256').update(content).digest('hex');
}
