import { createHash } from 'node:crypto';
import { type Database, type Statement } from 'better-sqlite3';
import { type ChangeRecorder } from './change-set.ts';
import { type PriceColumns, type WriteOptions } from './store.ts';

/** Rows one INSERT carries: fewer calls into SQLite, which is most of the cost of a row. */
const rowsPerStatement = 64;
/** Rows written between two chances to give way: a few milliseconds' worth. */
const rowsPerRun = 4096;

export interface PriceCounts {
  inserted: number;
  replaced: number;
  unchanged: number;
}

type StoredPrice = readonly [close: number, adjClose: number | null, volume: number | null, batch: number];

/** Called after each run of rows so that the caller can give way and be cancelled. */
export type GiveWay = (done: number) => Promise<void>;

/**
 * Writes price columns in key order. Rows that are not there yet are inserted many at a time and marked with the batch;
 * rows that replace others are recorded one by one with their old values.
 *
 * @throws whatever `rejected` throws for a row that is there with other values, where `onConflict` is `reject`
 */
export async function writePrices(
  database: Database,
  recorder: ChangeRecorder,
  batch: number,
  columns: PriceColumns,
  securityIds: readonly number[],
  onConflict: WriteOptions['onConflict'],
  rejected: (symbol: string, date: number) => Error,
  giveWay: GiveWay,
): Promise<PriceCounts> {
  const counts: PriceCounts = { inserted: 0, replaced: 0, unchanged: 0 };
  const inserter = bulkInserter(database);
  const stored = database.prepare<[number, number, number], [number, ...StoredPrice]>(
    'SELECT date, close, adj_close, volume, batch_id FROM prices WHERE security_id = ? AND date BETWEEN ? AND ?',
  );
  stored.raw();

  for (const { from, to, securityId } of runsInKeyOrder(columns, securityIds)) {
    const existing = new Map<number, StoredPrice>();
    for (const [date, ...row] of stored.iterate(securityId, columns.date[from]!, columns.date[to - 1]!)) {
      existing.set(date, row);
    }
    if (existing.size === 0) {
      inserter(columns, securityId, batch, from, to);
      recorder.touchModel(columns.date[from]!);
      counts.inserted += to - from;
    } else {
      for (let i = from; i < to; i++) {
        const date = columns.date[i]!;
        const row = priceOf(columns, i, batch);
        const before = existing.get(date);
        if (before && sameValues(before, row)) {
          counts.unchanged += 1;
          continue;
        }
        if (before && onConflict === 'reject') throw rejected(columns.symbols[columns.symbol[i]!]!, date);
        if (before && onConflict === 'keep') {
          counts.unchanged += 1;
        } else if (before) {
          recorder.put('prices', image(securityId, date, row));
          counts.replaced += 1;
        } else {
          inserter(columns, securityId, batch, i, i + 1);
          recorder.touchModel(date);
          counts.inserted += 1;
        }
      }
    }
    await giveWay(counts.inserted + counts.replaced + counts.unchanged);
  }
  return counts;
}

/** SHA-256 of the prices themselves, whatever file they came from. */
export function priceContentHash(columns: PriceColumns): string {
  const hash = createHash('sha256').update(JSON.stringify(columns.symbols));
  for (const values of [columns.symbol, columns.date, columns.close, columns.totalReturn, columns.volume]) {
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}

/** Runs of one security each and no longer than a slice, ordered as the table is, so that SQLite appends instead of searching. */
function runsInKeyOrder(columns: PriceColumns, securityIds: readonly number[]) {
  const runs: { from: number; to: number; securityId: number }[] = [];
  const { symbol } = columns;
  for (let from = 0; from < symbol.length;) {
    let to = from + 1;
    while (to < symbol.length && to - from < rowsPerRun && symbol[to] === symbol[from]) to++;
    runs.push({ from, to, securityId: securityIds[symbol[from]!]! });
    from = to;
  }
  return runs.sort((a, b) => a.securityId - b.securityId);
}

type BulkInsert = (columns: PriceColumns, securityId: number, batch: number, from: number, to: number) => void;

function bulkInserter(database: Database): BulkInsert {
  const insert = (rows: number): Statement<unknown[]> =>
    database.prepare(`INSERT INTO prices VALUES ${Array.from({ length: rows }, () => '(?,?,?,?,?,?)').join(',')}`);
  const many = insert(rowsPerStatement);
  const one = insert(1);
  const bound: (number | null)[] = new Array<number | null>(rowsPerStatement * 6).fill(null);
  return (columns, securityId, batch, from, to) => {
    let i = from;
    for (; i + rowsPerStatement <= to; i += rowsPerStatement) {
      for (let k = 0, cell = 0; k < rowsPerStatement; k++) {
        const [close, adjClose, volume] = priceOf(columns, i + k, batch);
        bound[cell++] = securityId;
        bound[cell++] = columns.date[i + k]!;
        bound[cell++] = close;
        bound[cell++] = adjClose;
        bound[cell++] = volume;
        bound[cell++] = batch;
      }
      many.run(bound);
    }
    for (; i < to; i++) one.run(securityId, columns.date[i]!, ...priceOf(columns, i, batch));
  };
}

function priceOf(columns: PriceColumns, i: number, batch: number): StoredPrice {
  const adjClose = columns.totalReturn[i]!;
  const volume = columns.volume[i]!;
  return [columns.close[i]!, Number.isNaN(adjClose) ? null : adjClose, Number.isNaN(volume) ? null : volume, batch];
}

function sameValues(a: StoredPrice, b: StoredPrice): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}

function image(securityId: number, date: number, [close, adjClose, volume, batch]: StoredPrice) {
  return { security_id: securityId, date, close, adj_close: adjClose, volume, batch_id: batch };
}
