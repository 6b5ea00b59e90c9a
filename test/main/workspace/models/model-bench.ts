import { type BatchRows } from '../../../../src-core/portfolio/imported-rows.ts';
import { openStore, type Store } from '../../../../src-main/store/index.ts';
import { testBench, type TestBench } from '../small-workspace.ts';
import { market, writeMarket, writeRows } from './market-workspace.ts';

const { symbols, dates } = market.panel;

/** Ten holdings in two strategies, one of them short. */
const positions: BatchRows = {
  kind: 'positions',
  rows: symbols.slice(0, 10).map((symbol, i) => ({
    portfolio: 'Core',
    symbol,
    strategy: i < 6 ? 'Long' : 'Hedged',
    quantity: i === 9 ? '-300' : String(1000 + 100 * i),
    asOf: dates[300]!,
    cost: null,
  })),
};

const benchmark: BatchRows = {
  kind: 'benchmark',
  rows: symbols.map((symbol) => ({ benchmark: 'Equal', asOf: dates[0]!, symbol, weight: 1 / symbols.length })),
};

/** An application with a workspace of the market, a portfolio and a benchmark by weights open in it. */
export interface ModelBench extends TestBench {
  /** Changes the workspace as another program would. */
  change(body: (store: Store) => Promise<unknown>): Promise<void>;
}

export async function modelBench(days = 420): Promise<ModelBench> {
  const bench = testBench();
  const path = bench.path('market.plimsoll');
  const store = openStore(path, { create: { name: 'market', sample: false } });
  await writeMarket(store, days);
  await writeRows(store, positions);
  await writeRows(store, benchmark);
  store.close();
  await bench.application.invoke('workspace.open', { path });
  return {
    ...bench,
    async change(body) {
      await bench.application.invoke('workspace.close', {});
      const other = openStore(path);
      await body(other);
      other.close();
      await bench.application.invoke('workspace.open', { path });
    },
  };
}
