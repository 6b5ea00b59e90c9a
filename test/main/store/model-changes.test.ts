import SQLite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BatchRows, type FundamentalsRow, type Store } from '../../../src-main/store/index.ts';
import { migrations } from '../../../src-main/store/migrations/list.ts';
import {
  batchInfo,
  importPrices,
  importSecurities,
  newLimit,
  prices,
  security,
  workspaceFolder,
} from './sample-rows.ts';

const folder = workspaceFolder();
let files = 0;
const write = (store: Store, rows: BatchRows) =>
  store.writeBatch(batchInfo(rows.kind, `file ${++files}`), rows, { onConflict: 'replace' });

/** Two securities with prices on the days 10 to 14. */
async function market(): Promise<Store> {
  const store = folder.create();
  await importSecurities(store, ['AAA', 'BBB']);
  const days = [10, 11, 12, 13, 14];
  await importPrices(store, 'first', prices(['AAA', 'BBB'].flatMap((s) => days.map((day) => [s, day, day] as const))));
  return store;
}

const accounts = (symbol: string, availableFrom: number): FundamentalsRow => ({
  symbol,
  periodEnd: availableFrom - 90,
  availableFrom,
  totalEquity: 1,
  totalAssets: null,
  totalLiabilities: null,
  longTermDebt: null,
  netIncome: null,
  totalRevenue: null,
  operatingIncome: null,
  earningsPerShare: null,
  sharesOutstanding: null,
  afterTaxRoe: null,
});

describe('the first day changed since a dataset version', () => {
  it('is never where nothing was changed', async () => {
    const store = await market();
    expect(store.firstDayChangedSince(store.datasetVersion())).toBe(Infinity);
  });

  it.each<[string, (store: Store) => Promise<unknown>, number]>([
    [
      'appended prices: their first day',
      (store) =>
        importPrices(
          store,
          'more',
          prices([
            ['AAA', 15, 1],
            ['BBB', 16, 1],
          ]),
        ),
      15,
    ],
    [
      'a price that was replaced: its day',
      (store) =>
        importPrices(
          store,
          'fix',
          prices([
            ['AAA', 12, 99],
            ['AAA', 20, 1],
          ]),
        ),
      12,
    ],
    ['the same prices again: never', (store) => importPrices(store, 'same', prices([['AAA', 12, 12]])), Infinity],
    [
      'a price that another kept out: never',
      (store) => importPrices(store, 'kept', prices([['AAA', 12, 99]]), 'keep'),
      Infinity,
    ],
    [
      'accounts: the day they become known',
      (store) => write(store, { kind: 'fundamentals', rows: [accounts('AAA', 30), accounts('BBB', 13)] }),
      13,
    ],
    [
      'a rate: its day',
      (store) => write(store, { kind: 'fx', rows: [{ base: 'EUR', quote: 'USD', date: 11, rate: 1.1 }] }),
      11,
    ],
    [
      'positions: never',
      (store) =>
        write(store, {
          kind: 'positions',
          rows: [{ portfolio: 'P', symbol: 'AAA', strategy: 's', quantity: '1', asOf: 10, cost: null }],
        }),
      Infinity,
    ],
    [
      'an index level: never',
      (store) => write(store, { kind: 'index', rows: [{ benchmark: 'World', date: 10, value: 1 }] }),
      Infinity,
    ],
  ])('is, for %s', async (_what, change, expected) => {
    const store = await market();
    const before = store.datasetVersion();
    await change(store);
    expect(store.firstDayChangedSince(before)).toBe(expected);
  });

  it.each<[string, (store: Store) => unknown]>([
    ['a new security', (store) => write(store, { kind: 'securities', rows: [security('CCC')] })],
    [
      'another sector',
      (store) => write(store, { kind: 'securities', rows: [{ ...security('AAA'), sector: 'Utilities' }] }),
    ],
    ['a style by formula', (store) => store.editStyle({ id: 'mine', label: 'Mine', formula: 'bookToPrice' })],
    [
      'a new style by values',
      (store) => write(store, { kind: 'style', rows: [{ style: 'mine', symbol: 'AAA', date: 12, value: 1 }] }),
    ],
  ])('is before all data for %s', async (_what, change) => {
    const store = await market();
    const before = store.datasetVersion();
    await change(store);
    expect(store.firstDayChangedSince(before)).toBeLessThan(0);
  });

  it('is that of the earliest of several changes, and counts from each version', async () => {
    const store = await market();
    const versions = [store.datasetVersion()];
    for (const day of [14, 12, 16]) {
      await importPrices(store, `day ${day}`, prices([['AAA', day, 50 + day]]));
      versions.push(store.datasetVersion());
    }
    expect(versions.map((version) => store.firstDayChangedSince(version))).toEqual([12, 12, 16, Infinity]);
  });

  it('is unknown where something of that version was taken back', async () => {
    const store = await market();
    const { batch } = await importPrices(store, 'more', prices([['AAA', 15, 1]]));
    const taken = store.datasetVersion();
    store.undoBatch(batch);
    expect(store.firstDayChangedSince(taken)).toBeNull();
    expect(store.firstDayChangedSince('no version at all')).toBeNull();
    await importPrices(store, 'again', prices([['AAA', 16, 1]]));
    expect(store.firstDayChangedSince(taken)).toBeNull();
  });

  it('comes back with what is done again', async () => {
    const store = await market();
    const before = store.datasetVersion();
    store.editStyle({ id: 'mine', label: 'Mine', formula: 'bookToPrice' });
    store.undo();
    expect(store.firstDayChangedSince(before)).toBe(Infinity);
    store.redo();
    expect(store.firstDayChangedSince(before)).toBeLessThan(0);
  });
});

interface PriceRow {
  readonly symbol: string;
  readonly date: number;
  readonly close: number;
  readonly total: number;
}

/** The table of prices, past all that keeps copies of it. */
function storedPrices(store: Store): readonly PriceRow[] {
  const database = new SQLite(store.path, { readonly: true });
  const rows = database
    .prepare<[], PriceRow>(
      `SELECT symbol, date, close, coalesce(adj_close, close) AS total FROM prices
       JOIN securities ON securities.id = security_id ORDER BY symbol, date`,
    )
    .all();
  database.close();
  return rows;
}

function loadedPrices(store: Store): readonly PriceRow[] {
  const { symbols, dates, close, totalReturn } = store.loadPanel();
  return symbols.flatMap((symbol, row) =>
    Array.from(dates, (date, t) => {
      const cell = row * dates.length + t;
      return { symbol, date, close: close[cell]!, total: totalReturn[cell]! };
    }).filter((price) => !Number.isNaN(price.close)),
  );
}

/** Everything a model is computed from, by the day from which it counts. */
function inputsByDay(store: Store): ReadonlyMap<number, string> {
  const days = new Map<number, string[]>();
  const put = (day: number, ...values: unknown[]) => days.set(day, [...(days.get(day) ?? []), JSON.stringify(values)]);
  for (const { date, ...price } of storedPrices(store)) put(date, price);
  for (const row of store.fundamentals()) put(row.availableFrom, row);
  for (const row of store.rates()) put(row.date, row);
  for (const security of store.securities()) put(-1, security);
  for (const style of store.styles()) {
    put(-1, style.id, style.formula);
    for (const row of store.styleValues(style.id)) put(row.date, row);
  }
  return new Map([...days].map(([day, rows]) => [day, rows.sort().join('\n')]));
}

function firstDifference(a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): number {
  return Math.min(Infinity, ...[...a.keys(), ...b.keys()].filter((day) => a.get(day) !== b.get(day)));
}

describe('whatever is imported, edited and taken back', () => {
  it('no model input differs before the day that is told, and loaded prices are those of the table', async () => {
    const symbol = fc.constantFrom('AAA', 'BBB');
    const day = fc.integer({ min: 10, max: 20 });
    const value = fc.integer({ min: 1, max: 3 });
    const change = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('prices' as const), symbol, day, value, keep: fc.boolean() }),
      },
      fc.record({
        kind: fc.constantFrom('fundamentals' as const, 'fx' as const, 'style' as const),
        symbol,
        day,
        value,
      }),
      fc.record({ kind: fc.constantFrom('formula' as const, 'undo' as const, 'take back' as const), value }),
    );
    const apply = async (store: Store, made: typeof change extends fc.Arbitrary<infer Made> ? Made : never) => {
      if (made.kind === 'prices') {
        const columns = prices([[made.symbol, made.day, made.value]]);
        await importPrices(store, `file ${++files}`, columns, made.keep ? 'keep' : 'replace');
      } else if (made.kind === 'fundamentals') {
        await write(store, {
          kind: 'fundamentals',
          rows: [{ ...accounts(made.symbol, made.day), totalEquity: made.value }],
        });
      } else if (made.kind === 'fx') {
        await write(store, { kind: 'fx', rows: [{ base: 'EUR', quote: 'USD', date: made.day, rate: made.value }] });
      } else if (made.kind === 'style') {
        const { symbol: of, day: date, value: is } = made;
        await write(store, { kind: 'style', rows: [{ style: 'mine', symbol: of, date, value: is }] });
      } else if (made.kind === 'formula') {
        store.editStyle({ id: 'formula', label: 'Formula', formula: `bookToPrice * ${made.value}` });
      } else if (made.kind === 'undo') {
        if (store.history().undo !== null) store.undo();
      } else {
        const batch = store.batches().find(({ undone }) => !undone);
        // A batch that later ones build on stays.
        if (batch && batch.kind !== 'securities') ignoreConflict(() => store.undoBatch(batch.id));
      }
    };
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const store = folder.create();
        await importSecurities(store, ['AAA', 'BBB']);
        const seen = [{ version: store.datasetVersion(), inputs: inputsByDay(store) }];
        for (const made of changes) {
          await apply(store, made);
          seen.push({ version: store.datasetVersion(), inputs: inputsByDay(store) });
          expect(loadedPrices(store)).toEqual(storedPrices(store));
        }
        const now = seen.at(-1)!;
        for (const { version, inputs } of seen) {
          const changed = store.firstDayChangedSince(version);
          if (changed === null) continue;
          told++;
          expect(changed).toBeLessThanOrEqual(firstDifference(inputs, now.inputs));
        }
        store.close();
      }),
      { numRuns: 60 },
    );
    expect(told).toBeGreaterThan(100);
  });
});

function ignoreConflict(body: () => unknown): void {
  try {
    body();
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'BATCH_CONFLICT' });
  }
}

describe('a workspace of the first version', () => {
  it('is brought forward with its data, its undo history and the defaults of new settings', async () => {
    const file = folder.newPath();
    const database = new SQLite(file);
    database.exec(migrations[0]!.sql);
    database.pragma(`application_id = ${0x504c494d}`);
    database.pragma('user_version = 1');
    database.exec(`
      INSERT INTO settings VALUES ('window', '250');
      INSERT INTO securities VALUES (1, 'AAA', 'AAA plc', 'Energy', '', 'USD', 'US', '', 0);
      INSERT INTO change_sets VALUES
        (1, 'import', 'import of prices.csv', '2025-01-01', 'applied', 'prices:replace:x'),
        (2, 'edit', 'change of window', '2025-01-02', 'applied', NULL);
      INSERT INTO changes VALUES
        (2, 0, 'settings', '["window"]', '{"name":"window","value":"400"}', '{"name":"window","value":"250"}');
      INSERT INTO import_batches VALUES (1, 1, 'prices', 'prices.csv', 'x', '2025-01-01', 1, 1, 0, 1, NULL, 0);
      INSERT INTO prices VALUES (1, 10, 5, NULL, NULL, 1);
    `);
    database.close();

    const store = folder.open(file);
    expect(store.settings()).toMatchObject({ window: 250, factorModelPreset: 'full' });
    expect(store.priceSpan()).toMatchObject({ rows: 1, first: 10 });
    expect([store.factorModels(), store.styles()]).toEqual([[], []]);
    const before = store.datasetVersion();
    await importPrices(store, 'more', prices([['AAA', 11, 6]]));
    expect(store.firstDayChangedSince(before)).toBe(11);
    store.editLimit(newLimit);
    store.undo();
    store.undo();
    expect(store.settings().window).toBe(400);
    expect(store.verify().filter(({ ok }) => !ok)).toEqual([]);
  });
});
