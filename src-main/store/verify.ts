import { type Database } from 'better-sqlite3';
import { type Panel } from '../../src-core/market/panel.ts';
import { type AuditLog } from './audit-log.ts';
import { changedChampions } from './champion-store.ts';
import { readPanel } from './panel-loader.ts';
import { applicationId } from './schema-version.ts';
import { type Store } from './store.ts';
import { changedBreaches } from './verify-breaches.ts';
import { changedDatasets } from './verify-datasets.ts';

type Checks = ReturnType<Store['verify']>;

/** What the checks need besides the tables themselves. */
export interface VerifiedParts {
  readonly audit: AuditLog;
  /** Names of stored results that no longer have their hash. */
  readonly damagedArtefacts: () => readonly string[];
  /** Runs that are no longer what was kept, and those that are missing. */
  readonly damagedRuns: () => readonly string[];
  /** What is wrong with the stored factor models. */
  readonly damagedModels: () => readonly string[];
  /** What is wrong with the log of pre-trade checks. */
  readonly damagedOrderChecks: () => readonly string[];
  /** What is wrong with the prices kept of imports that were undone. */
  readonly damagedUndonePrices: () => readonly string[];
  /** SHA-256 of all that an action changed. */
  readonly contentHash: (changeSet: number) => string;
  readonly cachedPanel: () => Panel | null;
}

/** Every check of the workspace's soundness, each with what it found; none stops the others. */
export function verifyWorkspace(database: Database, parts: VerifiedParts): Checks {
  return [
    check('kind of file', () =>
      database.pragma('application_id', { simple: true }) === applicationId
        ? []
        : ['the file is not marked as a Plimsoll workspace'],
    ),
    check('file integrity', () => {
      const lines = database.prepare<[], string>('PRAGMA integrity_check').pluck().all();
      return lines.length === 1 && lines[0] === 'ok' ? [] : lines;
    }),
    check('references between tables', () => {
      const orphans = database.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
      return orphans.map(({ table, parent }) => `a row of ${table} refers to a missing row of ${parent}`);
    }),
    check('stored results', () =>
      parts.damagedArtefacts().map((name) => `${name} no longer has the hash it was stored with`),
    ),
    check('runs', parts.damagedRuns),
    check('champions', () => changedChampions(database)),
    check('factor models', parts.damagedModels),
    check('audit log', () => auditFindings(database, parts.audit)),
    check('breaches and halts', () => changedBreaches(database)),
    check('pre-trade checks', parts.damagedOrderChecks),
    check('recorded edits of data', () => changedEdits(database, parts.contentHash)),
    check('dataset versions', () => [...changedDatasets(database), ...parts.damagedUndonePrices()]),
    check('cached prices', () => cacheFindings(database, parts.cachedPanel())),
  ];
}

/** The dataset version stands on the hash of each edit; an edit whose record was changed no longer has it. */
function changedEdits(database: Database, contentHash: VerifiedParts['contentHash']): string[] {
  const edits = database.prepare<[], { id: number; label: string; dataset_hash: string }>(
    "SELECT id, label, dataset_hash FROM change_sets WHERE kind = 'edit' AND dataset_hash IS NOT NULL ORDER BY id",
  );
  return edits
    .all()
    .filter(({ id, dataset_hash }) => contentHash(id) !== dataset_hash)
    .map(({ id, label }) => `the record of edit ${id} (${label}) no longer has the hash it was stored with`);
}

function cacheFindings(database: Database, cached: Panel | null): string[] {
  if (!cached) return [];
  const stored = readPanel(database);
  const same =
    cached.symbols.join('\n') === stored.symbols.join('\n') &&
    cached.currencies.join('\n') === stored.currencies.join('\n') &&
    sameBytes(cached.dates, stored.dates) &&
    sameBytes(cached.close, stored.close) &&
    sameBytes(cached.totalReturn, stored.totalReturn) &&
    sameBytes(cached.volume, stored.volume);
  return same ? [] : ['the copy of the prices kept for speed differs from the table of prices'];
}

function sameBytes(a: Int32Array | Float64Array, b: Int32Array | Float64Array): boolean {
  return Buffer.from(a.buffer).equals(Buffer.from(b.buffer));
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
