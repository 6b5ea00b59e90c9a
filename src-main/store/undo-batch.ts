import { type Database } from 'better-sqlite3';
import { conflict, type ChangeLog } from './change-set.ts';
import { type BatchRecord } from './repositories/batches.ts';

/**
 * Takes a batch back inside the caller's transaction: rows it added go, rows it replaced return.
 *
 * @param beforeRemoval called when the prices marked with the batch are those it added, and are about to go
 * @throws DomainError BATCH_CONFLICT when later batches or edits changed its rows or refer to them
 */
export function undoBatch(
  database: Database,
  log: ChangeLog,
  batch: BatchRecord,
  beforeRemoval: () => void = () => undefined,
): { readonly removed: number; readonly restored: number } {
  if (batch.priceRows > 0) refuseOverwritten(database, batch);
  const reverted = log.revert(batch.changeSet);
  if (batch.priceRows === 0) return reverted;
  // What is still marked with the batch are the rows that it added; those it replaced have their old mark again.
  beforeRemoval();
  const removed = database.prepare('DELETE FROM prices WHERE batch_id = ?').run(batch.id).changes;
  return { removed, restored: reverted.restored };
}

function refuseOverwritten(database: Database, batch: BatchRecord): void {
  const present = database.prepare('SELECT count(*) FROM prices WHERE batch_id = ?').pluck().get(batch.id);
  if (present === batch.priceRows) return;
  const later = database
    .prepare<[number], string>(
      `SELECT s.label FROM changes c JOIN change_sets s ON s.id = c.change_set_id
       WHERE c.table_name = 'prices' AND json_extract(c.before, '$.batch_id') = ? AND s.state = 'applied'
       ORDER BY s.id DESC LIMIT 1`,
    )
    .pluck()
    .get(batch.id);
  throw conflict(later === undefined ? 'a later change' : `the ${later}`);
}
