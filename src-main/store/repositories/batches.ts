import { type Database } from 'better-sqlite3';
import {
  columnMapping,
  readingOptions,
  type ImportBatch,
  type ImportKind,
  type SavedMapping,
} from '../../../src-core/contract/imports.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { readJson } from './json-column.ts';

interface BatchRow extends Omit<ImportBatch, 'undone'> {
  readonly undone: 0 | 1;
}

export interface BatchRecord {
  readonly id: number;
  readonly changeSet: number;
  readonly priceRows: number;
  readonly undone: 0 | 1;
}

const columns = 'id, kind, file, sha256, imported_at AS importedAt, rows, accepted, rejected, undone';

export function batchRepository(database: Database) {
  const all = database.prepare<[], BatchRow>(`SELECT ${columns} FROM import_batches ORDER BY id DESC`);
  const live = database.prepare<[string, ImportKind | null, ImportKind | null], BatchRow>(
    `SELECT ${columns} FROM import_batches
     WHERE sha256 = ? AND (? IS NULL OR kind = ?) AND undone = 0 ORDER BY id DESC LIMIT 1`,
  );
  const record = database.prepare<[number], BatchRecord>(
    'SELECT id, change_set_id AS changeSet, price_rows AS priceRows, undone FROM import_batches WHERE id = ?',
  );
  const markUndone = database.prepare('UPDATE import_batches SET undone = 1 WHERE id = ?');
  const mappings = database.prepare<[], { name: string; kind: ImportKind; mapping: string; reading: string }>(
    'SELECT name, kind, mapping, reading FROM column_mappings ORDER BY name',
  );
  return {
    all: (): readonly ImportBatch[] => all.all().map(toBatch),
    findLive(sha256: string, kind?: ImportKind): ImportBatch | null {
      const row = live.get(sha256, kind ?? null, kind ?? null);
      return row ? toBatch(row) : null;
    },
    /** @throws DomainError UNKNOWN_RECORD */
    record(id: number): BatchRecord {
      const row = record.get(id);
      if (!row || row.undone === 1) {
        throw new DomainError(
          'UNKNOWN_RECORD',
          row ? `Batch ${id} was undone already` : `There is no batch number ${id}`,
          {
            kept: 'Nothing was changed',
            remedy: 'List the batches and choose one that is not undone',
          },
        );
      }
      return row;
    },
    markUndone: (id: number): void => void markUndone.run(id),
    mappings: (): readonly SavedMapping[] =>
      mappings.all().map(({ name, kind, mapping, reading }) => ({
        name,
        kind,
        mapping: readJson(mapping, columnMapping, `the mapping ${name}`),
        reading: readJson(reading, readingOptions, `the mapping ${name}`),
      })),
  };
}

function toBatch(row: BatchRow): ImportBatch {
  return { ...row, undone: row.undone === 1 };
}
