import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LimitInput } from '../../../src-core/contract/index.ts';
import { isWeekend, epochDay } from '../../../src-core/market/epoch-day.ts';
import { type BatchRows, type PriceColumns, type Security } from '../../../src-core/portfolio/imported-rows.ts';
import { openStore } from '../../../src-main/store/index.ts';
import { type Store } from '../../../src-main/store/store.ts';
import { createApplication } from '../../../src-main/workspace/application.ts';
import { type Application } from '../../../src-main/workspace/context.ts';

/** A moment after the last price, so that nothing depends on the day the tests run. */
export const testNow = () => new Date('2026-01-05T10:00:00Z');

/** A folder of its own with an application over it; `dispose` closes and removes both. */
export interface TestBench {
  readonly folder: string;
  readonly application: Application;
  path(name: string): string;
  dispose(): Promise<void>;
}

export function testBench(options: { readonly workers?: number; readonly now?: () => Date } = {}): TestBench {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-workspace-'));
  const application = createApplication({
    host: 'cli',
    version: '1.2.3',
    home: join(folder, 'home'),
    now: options.now ?? testNow,
    workers: options.workers ?? 1,
  });
  return {
    folder,
    application,
    path: (name) => join(folder, name),
    async dispose() {
      await application.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A limit on the portfolio Core; without changes it has no threshold. */
export const limitOf = (metric: string, changes: Partial<LimitInput> = {}): LimitInput => ({
  metric,
  parameters: {},
  scope: { level: 'portfolio', portfolio: 'Core' },
  controlPoint: 'both',
  warn: null,
  limit: null,
  halt: null,
  warnAction: 'warn',
  limitAction: 'reject',
  haltAction: 'halt',
  effectiveFrom: null,
  effectiveTo: null,
  note: '',
  approvedBy: '',
  approvedAt: null,
  ...changes,
});

/**
 * Puts a new workspace at `w.plimsoll` in the place of the one before and opens it, so that the tests of a file share one
 * application: starting its threads takes longer than most tests.
 */
export async function openNewWorkspace(bench: TestBench, batches: readonly BatchRows[] = marketBatches): Promise<void> {
  await bench.application.invoke('workspace.close', {});
  const path = bench.path('w.plimsoll');
  for (const suffix of ['', '-wal', '-shm', '.lock']) rmSync(path + suffix, { force: true });
  await makeWorkspace(path, batches);
  await bench.application.invoke('workspace.open', { path });
}

export const tradingDays: readonly number[] = Array.from({ length: 420 }, (_, i) => epochDay('2024-06-03') + i).filter(
  (day) => !isWeekend(day),
);

const names = ['AAA', 'BBB', 'CCC', 'DDD'] as const;
const sectors = ['Energy', 'Energy', 'Utilities', 'Materials'] as const;

const securities: readonly Security[] = names.map((symbol, i) => ({
  symbol,
  name: `${symbol} Holdings`,
  sector: sectors[i]!,
  subIndustry: '',
  currency: 'USD',
  country: 'US',
  isin: '',
  benchmark: false,
}));

/** Prices that wander without any random number: each name has its own rhythm. */
export function prices(days: readonly number[] = tradingDays, symbols: readonly string[] = names): PriceColumns {
  const cells = symbols.length * days.length;
  const columns = {
    symbols,
    symbol: new Int32Array(cells),
    date: new Int32Array(cells),
    close: new Float64Array(cells),
    totalReturn: new Float64Array(cells).fill(NaN),
    volume: new Float64Array(cells).fill(NaN),
  };
  symbols.forEach((_symbol, s) => {
    let price = 50 + 10 * s;
    days.forEach((day, d) => {
      price *= 1 + 0.012 * Math.sin(d * (1.3 + 0.7 * s)) + 0.008 * Math.cos(d * d * 0.11 + s);
      const cell = s * days.length + d;
      columns.symbol[cell] = s;
      columns.date[cell] = day;
      columns.close[cell] = Math.round(price * 100) / 100;
    });
  });
  return columns;
}

/** A long/short portfolio of two strategies with some cash, in force from the first day of the last hundred. */
export const marketBatches: readonly BatchRows[] = [
  { kind: 'securities', rows: securities },
  { kind: 'prices', columns: prices() },
  {
    kind: 'positions',
    rows: (
      [
        ['AAA', 'Value', '1000'],
        ['BBB', 'Value', '500'],
        ['CCC', 'Growth', '800'],
        ['DDD', 'Growth', '-200'],
      ] as const
    ).map(([symbol, strategy, quantity]) => ({
      portfolio: 'Core',
      symbol,
      strategy,
      quantity,
      asOf: tradingDays.at(-100)!,
      cost: null,
    })),
  },
  {
    kind: 'cash',
    rows: [{ portfolio: 'Core', currency: 'USD', amount: '20000', asOf: tradingDays.at(-100)! }],
  },
  {
    kind: 'index',
    rows: tradingDays.map((date, i) => ({ benchmark: 'World', date, value: 100 + 5 * Math.sin(i * 1.3) })),
  },
];

/** Writes batches as an import would. */
export async function write(store: Store, batches: readonly BatchRows[], origin = 'first'): Promise<void> {
  for (const [index, batch] of batches.entries()) {
    const rows = 'columns' in batch ? batch.columns.date.length : batch.rows.length;
    const file = `${origin}-${index}-${batch.kind}.csv`;
    const counts = { rows, accepted: rows, rejected: 0, rejectedRows: null };
    const info = { kind: batch.kind, file, sha256: file, importedAt: testNow().toISOString(), ...counts };
    await store.writeBatch(info, batch, { onConflict: 'replace' });
  }
}

/** Makes a workspace file that holds these batches and closes it again. */
export async function makeWorkspace(path: string, batches: readonly BatchRows[] = marketBatches): Promise<void> {
  const store = openStore(path, { create: { name: 'Test', sample: false } });
  await write(store, batches);
  store.close();
}

/** Adds batches to a workspace file that nobody has open. */
export async function addTo(path: string, batches: readonly BatchRows[], origin: string): Promise<void> {
  const store = openStore(path, {});
  await write(store, batches, origin);
  store.close();
}
