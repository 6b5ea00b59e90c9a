import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';
import { type EpochDay } from '../../src-core/market/epoch-day.ts';
import { type RecordedTable, type RowImage } from './recorded-tables.ts';

/** Earlier than any data: the change concerns all days. */
export const allDays: EpochDay = -1_000_000;

/** The first day on which a factor model can differ because this row changed; null where it plays no part in a model. */
export function firstModelDay(table: RecordedTable, row: RowImage): EpochDay | null {
  switch (table) {
    case 'prices':
    case 'exchange_rates':
    case 'style_values':
      return Number(row['date']);
    case 'fundamentals':
      return Number(row['available_from']);
    case 'securities':
    case 'styles':
      return allDays;
    default:
      return null;
  }
}

/**
 * The first day on which what a factor model is computed from differs from what it was in an earlier dataset version.
 *
 * @returns Infinity where nothing a model uses has changed since; null where that version is not one the present dataset grew
 *   from (something of it was taken back)
 */
export function firstDayChangedSince(database: Database, datasetVersion: string): EpochDay | null {
  const applied = database
    .prepare<[], { dataset_hash: string; model_from: number | null }>(
      "SELECT dataset_hash, model_from FROM change_sets WHERE state = 'applied' AND dataset_hash IS NOT NULL ORDER BY id",
    )
    .all();
  const hash = createHash('sha256');
  for (let known = 0; known <= applied.length; known++) {
    if (hash.copy().digest('hex') === datasetVersion) {
      return applied.slice(known).reduce((first, set) => Math.min(first, set.model_from ?? Infinity), Infinity);
    }
    const next = applied[known];
    if (next) hash.update(next.dataset_hash).update('\n');
  }
  return null;
}
