import { type Database } from 'better-sqlite3';
import { recordedTables, type Cell, type RecordedTable } from './recorded-tables.ts';

/**
 * The label of the newest applied action that left a row referring to this one, or null. Imports insert prices in bulk
 * without recording each, so those are asked for by their batch.
 */
export function newestReferrer(database: Database, table: RecordedTable, id: Cell): string | null {
  const recorded = database.prepare<[RecordedTable, string, Cell], { id: number; label: string }>(
    `SELECT s.id, s.label FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.table_name = ? AND json_extract(c.after, '$.' || ?) = ? AND s.state = 'applied' ORDER BY s.id DESC LIMIT 1`,
  );
  const found = referencesTo(database, table).map(({ from, column }) => recorded.get(from, column, id));
  if (table === 'securities') found.push(newestPriceImport(database, id));
  const newest = found.filter((set) => set !== undefined).sort((a, b) => b.id - a.id)[0];
  return newest?.label ?? null;
}

function newestPriceImport(database: Database, security: Cell): { id: number; label: string } | undefined {
  return database
    .prepare<[Cell], { id: number; label: string }>(
      `SELECT s.id, s.label FROM import_batches b JOIN change_sets s ON s.id = b.change_set_id
       WHERE b.id = (SELECT max(batch_id) FROM prices WHERE security_id = ?)`,
    )
    .get(security);
}

function referencesTo(database: Database, table: RecordedTable) {
  return (Object.keys(recordedTables) as RecordedTable[]).flatMap((from) =>
    database
      .prepare<[RecordedTable, RecordedTable], string>(
        'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = ?',
      )
      .pluck()
      .all(from, table)
      .map((column) => ({ from, column })),
  );
}
