import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BatchRows, type PriceColumns } from '../../../src-core/portfolio/imported-rows.ts';
import { makeWorkspace, marketBatches, prices, testBench, tradingDays, type TestBench } from './small-workspace.ts';

let bench: TestBench;

beforeEach(() => {
  bench = testBench();
});
afterEach(() => bench.dispose());

const [securities, allPrices, positions, cash, index] = marketBatches as readonly [
  BatchRows,
  BatchRows,
  BatchRows,
  BatchRows,
  BatchRows,
];

async function issuesOf(batches: readonly BatchRows[]): Promise<ReadonlyMap<string, number>> {
  const path = bench.path('w.plimsoll');
  await makeWorkspace(path, batches);
  await bench.application.invoke('workspace.open', { path });
  const issues = await bench.application.invoke('data.health', {});
  return new Map(issues.map((issue) => [issue.id, issue.count]));
}

/** The columns without the cells that are to be missing. */
function without(columns: PriceColumns, isMissing: (symbol: string, day: number) => boolean): PriceColumns {
  const kept = [...columns.date.keys()].filter(
    (i) => !isMissing(columns.symbols[columns.symbol[i]!]!, columns.date[i]!),
  );
  const pickFloats = (from: Float64Array) => Float64Array.from(kept, (i) => from[i]!);
  return {
    symbols: columns.symbols,
    symbol: Int32Array.from(kept, (i) => columns.symbol[i]!),
    date: Int32Array.from(kept, (i) => columns.date[i]!),
    close: pickFloats(columns.close),
    totalReturn: pickFloats(columns.totalReturn),
    volume: pickFloats(columns.volume),
  };
}

it('tells an empty workspace what it needs first', async () => {
  expect([...(await issuesOf([])).keys()]).toEqual(['no-prices', 'no-positions']);
});

it('finds no fault with complete data besides what is left to do', async () => {
  const issues = await issuesOf(marketBatches);
  expect([...issues.keys()].sort()).toEqual(['missing-fundamentals', 'no-limits', 'no-risk']);
});

it('names held names without price, with an old price and with holes', async () => {
  const columns = without(prices(), (symbol, day) => {
    const position = tradingDays.indexOf(day);
    const fromEnd = tradingDays.length - position;
    if (symbol === 'BBB') return fromEnd <= 10;
    if (symbol === 'CCC') return fromEnd > 20 && fromEnd <= 40;
    return symbol === 'DDD';
  });
  const issues = await issuesOf([securities, { kind: 'prices', columns }, positions, cash, index]);
  expect(issues.get('unpriced-positions')).toBe(1);
  expect(issues.get('stale-prices')).toBe(1);
  expect(issues.get('price-gaps')).toBe(1);
});

it('misses the benchmark, the rates of foreign names and sectors', async () => {
  if (securities.kind !== 'securities') throw new Error('the first batch holds the securities');
  const [first, second, ...others] = securities.rows;
  const some = {
    kind: 'securities' as const,
    rows: [{ ...first!, currency: 'EUR' }, { ...second!, sector: '' }, ...others],
  };
  const issues = await issuesOf([some, allPrices, positions, cash]);
  expect(issues.get('no-benchmark')).toBe(1);
  expect(issues.get('missing-rates')).toBe(1);
  expect(issues.get('missing-sectors')).toBe(1);
});

it('sees risk that is older than the limits', async () => {
  await issuesOf(marketBatches);
  await bench.application.invoke('risk.run', {});
  await bench.application.invoke('settings.save', { window: 60 });
  const issues = await bench.application.invoke('data.health', {});
  expect(issues.map((issue) => issue.id)).toContain('stale-risk');
});

it('puts the worst first', async () => {
  const issues = [...(await issuesOf([securities, allPrices, positions])).keys()];
  await bench.application.invoke('workspace.close', {});
  expect(issues.at(-1)).toMatch(/^(no|missing)-/);
});
