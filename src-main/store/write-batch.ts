import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Database } from 'better-sqlite3';
import { DomainError } from '../../src-core/domain-error.ts';
import { isoDate } from '../../src-core/market/epoch-day.ts';
import { changeLog } from './change-set.ts';
import { datasetLog } from './dataset-log.ts';
import { portfolioRepository } from './repositories/portfolios.ts';
import { securityRepository } from './repositories/securities.ts';
import { translateError } from './sqlite-errors.ts';
import { type BatchInfo, type BatchResult, type BatchRows, type WriteOptions } from './store.ts';
import { priceContentHash, writePrices, type PriceCounts } from './write-prices.ts';
import { rowWriter } from './write-rows.ts';

/** The longest stretch of writing between two chances for other work on the thread. */
const sliceMilliseconds = 20;

/**
 * Writes one batch in one transaction on a connection of its own, so that readers see the state before it until it is
 * complete.
 *
 * @throws DomainError UNKNOWN_SYMBOL, BATCH_CONFLICT, DISK_FULL; whatever `onSlice` throws; nothing is written then
 */
export async function writeBatch(
  database: Database,
  path: string,
  info: BatchInfo,
  batch: BatchRows,
  options: WriteOptions,
): Promise<BatchResult> {
  const log = changeLog(database);
  const total = 'columns' in batch ? batch.columns.date.length : batch.rows.length;
  let sliceStart = performance.now();
  const giveWay = async (done: number) => {
    if (performance.now() - sliceStart < sliceMilliseconds) return;
    await options.onSlice?.(done, total);
    await nextTurn();
    sliceStart = performance.now();
  };

  try {
    database.exec('BEGIN IMMEDIATE');
    const recorder = log.begin('import', `import of ${info.file}`);
    const id = insertBatch(database, recorder.changeSet, info);
    let counts: PriceCounts;
    let contentHash: string;
    if ('columns' in batch) {
      const ids = securityRepository(database).ids();
      const securityIds = batch.columns.symbols.map((symbol) => ids.get(symbol) ?? unknownSymbol(symbol));
      const { onConflict } = options;
      counts = await writePrices(
        database,
        recorder,
        id,
        batch.columns,
        securityIds,
        onConflict,
        priceConflict,
        giveWay,
      );
      contentHash = priceContentHash(batch.columns);
      database
        .prepare('UPDATE import_batches SET price_rows = ? WHERE id = ?')
        .run(counts.inserted + counts.replaced, id);
    } else {
      const portfolios = portfolioRepository(database);
      const writer = rowWriter(batch, recorder, portfolios, securityRepository(database).ids(), options.onConflict);
      for (let i = 0; i < writer.length; i++) {
        writer.write(i);
        await giveWay(i + 1);
      }
      counts = writer.counts;
      contentHash = createHash('sha256').update(JSON.stringify(batch.rows)).digest('hex');
    }
    await options.onSlice?.(total, total);
    log.finish(recorder, `${batch.kind}:${options.onConflict}:${contentHash}`);
    datasetLog(database).note(new Date().toISOString());
    database.exec('COMMIT');
    return { batch: id, ...counts };
  } catch (thrown) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw translateError(thrown, path);
  }
}

function insertBatch(database: Database, changeSet: number, info: BatchInfo): number {
  const { kind, file, sha256, importedAt, rows, accepted, rejected, rejectedRows } = info;
  const result = database
    .prepare(
      `INSERT INTO import_batches
         (change_set_id, kind, file, sha256, imported_at, rows, accepted, rejected, price_rows, rejected_rows)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    )
    .run(changeSet, kind, file, sha256, importedAt, rows, accepted, rejected, rejectedRows);
  return Number(result.lastInsertRowid);
}

function unknownSymbol(symbol: string): never {
  throw new DomainError('UNKNOWN_SYMBOL', `${symbol} is not among the securities`, {
    kept: 'Nothing of the file was written',
    remedy: 'Import the securities first',
  });
}

function priceConflict(symbol: string, date: number): DomainError {
  return new DomainError('BATCH_CONFLICT', `${symbol} has another price on ${isoDate(date)} already`, {
    kept: 'Nothing of the file was written',
    remedy: 'Choose to replace or to keep existing rows, and import again',
  });
}
