import { type Database } from 'better-sqlite3';
import { type DatasetChange, type DatasetTableChange } from '../../src-core/contract/datasets.ts';
import { isoDate } from '../../src-core/market/epoch-day.ts';
import { type DataChangeSet } from './dataset-plan.ts';
import { type RowImage } from './recorded-tables.ts';

interface TableCounts {
  readonly table: string;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Rows shown of each table. */
const examplesShown = 5;

/** What an import or edit did, table by table, with the first rows in the user's words. */
export function describeChange(
  database: Database,
  set: DataChangeSet,
  direction: DatasetChange['direction'],
): DatasetChange {
  const recorded = database
    .prepare<[number], TableCounts>(
      `SELECT table_name AS "table", sum(before IS NULL) AS added, sum(before IS NOT NULL AND after IS NOT NULL) AS changed,
         sum(after IS NULL) AS removed FROM changes WHERE change_set_id = ? GROUP BY table_name ORDER BY table_name`,
    )
    .all(set.id);
  const tables = recorded.map((counts) => ({ ...counts, examples: recordedExamples(database, set.id, counts.table) }));
  const all = withBulkPrices(database, set, tables);
  return {
    changeSet: set.id,
    label: set.label,
    kind: set.kind,
    at: set.at,
    direction,
    tables: direction === 'made' ? all : all.map(reversed),
  };
}

function recordedExamples(database: Database, changeSet: number, table: string): DatasetTableChange['examples'] {
  const read = (image: string | null) => (image === null ? null : readable(database, JSON.parse(image) as RowImage));
  return database
    .prepare<[number, string, number], { before: string | null; after: string | null }>(
      'SELECT before, after FROM changes WHERE change_set_id = ? AND table_name = ? ORDER BY sequence LIMIT ?',
    )
    .all(changeSet, table, examplesShown)
    .map(({ before, after }) => ({ before: read(before), after: read(after) }));
}

/** Prices that an import inserted in bulk are known by its mark on them, while they are there. */
function withBulkPrices(
  database: Database,
  { id, batch, priceRows }: DataChangeSet,
  tables: readonly DatasetTableChange[],
): readonly DatasetTableChange[] {
  if (batch === null || priceRows === 0) return tables;
  const recorded = tables.find(({ table }) => table === 'prices');
  const added = priceRows - (recorded?.changed ?? 0);
  if (added <= 0) return tables;
  const rows = database
    .prepare<[number, number, number], RowImage>(
      `SELECT security_id, date, close, adj_close, volume FROM prices
       WHERE batch_id = ? AND json_array(security_id, date) NOT IN
         (SELECT row_key FROM changes WHERE change_set_id = ? AND table_name = 'prices') LIMIT ?`,
    )
    .all(batch, id, examplesShown)
    .map((row) => ({ before: null, after: readable(database, row) }));
  const prices = {
    table: 'prices',
    added: added + (recorded?.added ?? 0),
    changed: recorded?.changed ?? 0,
    removed: recorded?.removed ?? 0,
    examples: [...(recorded?.examples ?? []), ...rows].slice(0, examplesShown),
  };
  return [...tables.filter(({ table }) => table !== 'prices'), prices];
}

function reversed({ table, added, changed, removed, examples }: DatasetTableChange): DatasetTableChange {
  return {
    table,
    added: removed,
    changed,
    removed: added,
    examples: examples.map(({ before, after }) => ({ before: after, after: before })),
  };
}

const dayColumns = new Set(['date', 'as_of', 'period_end', 'available_from']);
/** Columns that refer to a row of another table, and what that is called there. */
const references: Readonly<Record<string, { readonly name: string; readonly sql: string }>> = {
  security_id: { name: 'symbol', sql: 'SELECT symbol FROM securities WHERE id = ?' },
  portfolio_id: { name: 'portfolio', sql: 'SELECT name FROM portfolios WHERE id = ?' },
  strategy_id: { name: 'strategy', sql: 'SELECT name FROM strategies WHERE id = ?' },
};
const hidden = new Set(['batch_id']);

/** A row with names in place of keys and calendar dates in place of day numbers. */
function readable(database: Database, row: RowImage): RowImage {
  const cells = Object.entries(row).flatMap(([column, value]) => {
    if (hidden.has(column)) return [];
    if (dayColumns.has(column) && typeof value === 'number') return [[column, isoDate(value)] as const];
    const reference = references[column];
    if (!reference || value === null) return [[column, value] as const];
    const name = database.prepare<unknown[], string>(reference.sql).pluck().get(value);
    return [[reference.name, name ?? `(number ${value})`] as const];
  });
  return Object.fromEntries(cells);
}
