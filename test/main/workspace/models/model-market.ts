import { type BatchRows, type PriceColumns } from '../../../../src-core/portfolio/imported-rows.ts';
import { drawMarket } from '../../../core/factor-model/synthetic-market.ts';
import { addTo, makeWorkspace, testBench, type TestBench } from '../small-workspace.ts';

/** A market drawn from a known model, large enough for every factor of a model. */
export const market = drawMarket({ securities: 40, days: 620, sectors: 3, seed: 11 });
const { symbols, dates } = market.panel;

/** The market's prices on some of its days, by position. */
export function pricesOn(from: number, to: number): PriceColumns {
  const width = to - from;
  const cells = symbols.length * width;
  const place = (cell: number) => Math.floor(cell / width) * dates.length + from + (cell % width);
  return {
    symbols,
    symbol: Int32Array.from({ length: cells }, (_, cell) => Math.floor(cell / width)),
    date: Int32Array.from({ length: cells }, (_, cell) => dates[from + (cell % width)]!),
    close: Float64Array.from({ length: cells }, (_, cell) => market.panel.close[place(cell)]!),
    totalReturn: new Float64Array(cells).fill(NaN),
    volume: Float64Array.from({ length: cells }, (_, cell) => market.panel.volume[place(cell)]!),
  };
}

/** Ten holdings in two strategies, one of them short. */
export const positions: BatchRows = {
  kind: 'positions',
  rows: symbols.slice(0, 10).map((symbol, i) => ({
    portfolio: 'Core',
    symbol,
    strategy: i < 6 ? 'Long' : 'Hedged',
    quantity: i === 9 ? '-300' : String(1000 + 100 * i),
    asOf: dates[500]!,
    cost: null,
  })),
};

/** Securities, prices of the first `days` days, accounts, a portfolio and a benchmark by weights. */
export function batchesOf(days: number): readonly BatchRows[] {
  return [
    {
      kind: 'securities',
      rows: symbols.map((symbol, i) => ({
        symbol,
        name: `${symbol} Works`,
        sector: market.sectorOf[i]!,
        subIndustry: '',
        currency: 'USD',
        country: 'US',
        isin: '',
        benchmark: false,
      })),
    },
    { kind: 'prices', columns: pricesOn(0, days) },
    { kind: 'fundamentals', rows: market.fundamentals },
    positions,
    {
      kind: 'benchmark',
      rows: symbols.map((symbol) => ({ benchmark: 'Equal', asOf: dates[0]!, symbol, weight: 1 / symbols.length })),
    },
  ];
}

export interface ModelBench extends TestBench {
  /** Writes batches into the workspace as an import would. */
  add(origin: string, ...batches: readonly BatchRows[]): Promise<void>;
}

/** An application with a workspace of the market's first `days` days open in it. */
export async function modelBench(days: number): Promise<ModelBench> {
  const bench = testBench();
  const path = bench.path('market.plimsoll');
  await makeWorkspace(path, batchesOf(days));
  await bench.application.invoke('workspace.open', { path });
  return {
    ...bench,
    async add(origin, ...batches) {
      await bench.application.invoke('workspace.close', {});
      await addTo(path, batches, origin);
      await bench.application.invoke('workspace.open', { path });
    },
  };
}
