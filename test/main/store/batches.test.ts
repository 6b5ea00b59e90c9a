import fc from 'fast-check';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Store } from '../../../src-main/store/index.ts';
import { batchInfo, importPrices, importSecurities, prices, security, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();

/** Every row of the tables that hold data, as one text. */
function contentOf(store: Store): string {
  const database = new SQLite(store.path, { readonly: true });
  const tables = [
    'securities',
    'prices',
    'positions',
    'strategies',
    'portfolios',
    'cash',
    'nav_history',
    'benchmark_levels',
  ];
  const content = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  database.close();
  return JSON.stringify(content);
}

describe('a batch', () => {
  it('counts what it inserted, replaced and found unchanged', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    await importPrices(
      store,
      'first',
      prices([
        ['AAA', 10, 1],
        ['AAA', 11, 2],
      ]),
    );
    const second = await importPrices(
      store,
      'second',
      prices([
        ['AAA', 10, 1],
        ['AAA', 11, 3],
        ['AAA', 12, 4],
      ]),
    );
    expect(second).toMatchObject({ inserted: 1, replaced: 1, unchanged: 1 });
    expect([...store.loadPanel().close]).toEqual([1, 3, 4]);
  });

  it('keeps existing rows, or refuses as a whole, where asked to', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    await importPrices(store, 'first', prices([['AAA', 10, 1]]));
    const before = contentOf(store);
    await importPrices(store, 'kept', prices([['AAA', 10, 9]]), 'keep');
    expect([...store.loadPanel().close]).toEqual([1]);
    await expect(
      importPrices(
        store,
        'refused',
        prices([
          ['AAA', 9, 5],
          ['AAA', 10, 9],
        ]),
        'reject',
      ),
    ).rejects.toThrow('AAA');
    expect(contentOf(store)).toBe(before);
  });

  it('that is cancelled in the middle leaves nothing behind', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    const before = contentOf(store);
    const version = store.datasetVersion();
    const columns = prices(Array.from({ length: 500 }, (_, i) => ['AAA', i, 1 + i] as const));
    const cancelled = store.writeBatch(
      batchInfo('prices', 'p'),
      { kind: 'prices', columns },
      {
        onConflict: 'replace',
        onSlice: () => {
          throw new Error('cancelled');
        },
      },
    );
    await expect(cancelled).rejects.toThrow('cancelled');
    expect(contentOf(store)).toBe(before);
    expect(store.datasetVersion()).toBe(version);
    expect(store.batches()).toHaveLength(1);
  });

  it('shows readers the state before it until it is complete, and lets no other write in', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    const columns = prices(Array.from({ length: 500 }, (_, i) => ['AAA', i, 1 + i] as const));
    let seen = -1;
    await store.writeBatch(
      batchInfo('prices', 'p'),
      { kind: 'prices', columns },
      {
        onConflict: 'replace',
        onSlice: () => {
          seen = store.loadPanel().close.length;
          expect(() => store.editSettings({ window: 100 })).toThrow('being written');
          expect(() => store.close()).toThrow('being written');
        },
      },
    );
    expect(seen).toBe(0);
    expect(store.loadPanel().close).toHaveLength(500);
  });

  it('with an unknown symbol is refused as a whole', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    await expect(
      importPrices(
        store,
        'p',
        prices([
          ['AAA', 1, 1],
          ['ZZZ', 1, 1],
        ]),
      ),
    ).rejects.toThrow('ZZZ');
    expect(store.priceSpan().rows).toBe(0);
  });

  it('of positions states all that a strategy holds on its date', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA', 'BBB', 'CCC']);
    const row = (symbol: string, strategy: string, quantity: string) => ({
      portfolio: 'P',
      asOf: 100,
      symbol,
      strategy,
      quantity,
      cost: null,
    });
    const write = (file: string, rows: readonly ReturnType<typeof row>[]) =>
      store.writeBatch(batchInfo('positions', file), { kind: 'positions', rows }, { onConflict: 'replace' });
    await write('one', [row('AAA', 'value', '1'), row('BBB', 'value', '2'), row('CCC', 'growth', '3')]);
    const before = contentOf(store);
    const second = await write('two', [row('AAA', 'value', '5')]);
    const held = store.positions('P').rows.map(({ symbol, quantity }) => `${symbol} ${quantity}`);
    expect(held).toEqual(['CCC 3', 'AAA 5']);
    store.undoBatch(second.batch);
    expect(contentOf(store)).toBe(before);
  });
});

describe('undoing a batch', () => {
  const priceRow = fc.tuple(
    fc.constantFrom('AAA', 'BBB'),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 4 }),
  );
  const file = fc.uniqueArray(priceRow, {
    minLength: 1,
    maxLength: 15,
    selector: ([symbol, date]) => `${symbol}${date}`,
  });

  it('brings back exactly what was there before it, dataset version included', async () => {
    await fc.assert(
      fc.asyncProperty(file, file, async (first, second) => {
        const store = folder.create();
        await importSecurities(store, ['AAA', 'BBB']);
        await importPrices(store, 'first', prices(first));
        const before = contentOf(store);
        const version = store.datasetVersion();
        const { batch } = await importPrices(store, 'second', prices(second));
        store.undoBatch(batch);
        expect(contentOf(store)).toBe(before);
        expect(store.datasetVersion()).toBe(version);
        store.close();
      }),
      { numRuns: 20 },
    );
  });

  it('is refused while a later batch has changed its rows, and names that batch', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    const first = await importPrices(store, 'first.csv', prices([['AAA', 1, 1]]));
    const second = await importPrices(store, 'second.csv', prices([['AAA', 1, 2]]));
    const before = contentOf(store);
    expect(() => store.undoBatch(first.batch)).toThrow('second.csv');
    expect(contentOf(store)).toBe(before);
    store.undoBatch(second.batch);
    store.undoBatch(first.batch);
    expect(store.priceSpan()).toEqual({ rows: 0, first: null, last: null });
  });

  it('names the batch that changed its rows, not one that came later', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA', 'BBB']);
    const first = await importPrices(store, 'first.csv', prices([['AAA', 1, 1]]));
    await importPrices(store, 'second.csv', prices([['AAA', 1, 2]]));
    await importPrices(store, 'elsewhere.csv', prices([['BBB', 1, 2]]));
    expect(() => store.undoBatch(first.batch)).toThrow('the import of second.csv builds on it');
  });

  it('names the edit that refers to its rows', async () => {
    const store = folder.create();
    const rows = [security('AAA')];
    const { batch } = await store.writeBatch(
      batchInfo('securities', 's'),
      { kind: 'securities', rows },
      { onConflict: 'replace' },
    );
    store.editPositions('P', 100, [{ symbol: 'AAA', strategy: 's', quantity: '1' }], 'Change AAA in P');
    expect(() => store.undoBatch(batch)).toThrow('Change AAA in P builds on it');
  });

  it('is refused while later data refer to its rows', async () => {
    const store = folder.create();
    const rows = [security('AAA')];
    const { batch } = await store.writeBatch(
      batchInfo('securities', 's'),
      { kind: 'securities', rows },
      { onConflict: 'replace' },
    );
    await importPrices(store, 'p', prices([['AAA', 1, 1]]));
    expect(() => store.undoBatch(batch)).toThrow('import of p builds on it');
    expect(store.securities()).toHaveLength(1);
  });

  it('makes the file importable again, and a batch can be undone once only', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    const { batch } = await importPrices(store, 'p', prices([['AAA', 1, 1]]));
    expect(store.findBatch('p', 'prices')?.id).toBe(batch);
    store.undoBatch(batch);
    expect(store.findBatch('p', 'prices')).toBeNull();
    expect(() => store.undoBatch(batch)).toThrow('already');
  });
});
