import path from 'node:path';
import { createEngine } from '../../src-main/engine/index.ts';
import { openStore, type Store } from '../../src-main/store/index.ts';
import { ensureModel } from '../../src-main/workspace/models/build-model.ts';
import { loadRiskModel } from '../../src-main/workspace/models/load-model.ts';
import { createSession } from '../../src-main/workspace/session.ts';
import { coverSecurities } from '../../src-core/factor-model/decomposition/covered-weights.ts';
import { decompose } from '../../src-core/factor-model/decomposition/decompose.ts';
import { type PriceColumns } from '../../src-core/portfolio/imported-rows.ts';
import { median, medianMilliseconds, type Bench, type Figure } from './measure.ts';
import { drawMarket } from '../core/factor-model/synthetic-market.ts';

const securities = 3000;
const days = 2520;
const sectors = 11;
const heldBack = 4;

/** The factor model from SQLite to a stored version, a day more, and decompositions by it. */
export const factorModel: Bench = {
  name: 'factor-model',
  async run({ folder }) {
    const market = drawMarket({ securities, days: days + heldBack, sectors, seed: 1 });
    const file = path.join(folder, 'factor-model.plimsoll');
    const store = openStore(file, { create: { name: 'bench', sample: false } });
    const engine = createEngine();
    const figures: Figure[] = [];
    try {
      await fill(store, market);
      await write(store, 'prices', { columns: priceColumns(market, 0, days) });
      const session = createSession({ store, engine, version: 'bench', now: () => new Date(0), onChanged: () => {} });
      store.loadPanel();
      const times: number[] = [];
      let model = 0;
      // Another estimation universe each time, so that every build is a new one.
      for (let run = 0; run < 3; run++) {
        const start = performance.now();
        model = await ensureModel(session, { preset: 'full', estimationUniverse: securities + run }, {});
        times.push(performance.now() - start);
      }
      const what = `${securities} securities × ${days} days, 9 styles + ${sectors} sectors + market`;
      figures.push(figure(`factor model, ${what}`, median(times) / 1000, 's', 3, '≤ 10'));
      const request = { preset: 'full', estimationUniverse: securities + 2 } as const;
      const more: number[] = [];
      for (let day = 0; day < heldBack; day++) {
        await write(store, 'prices', { columns: priceColumns(market, days + day, days + day + 1) });
        const start = performance.now();
        model = await ensureModel(session, request, {});
        more.push(performance.now() - start);
      }
      figures.push(figure('one day more of it', median(more), 'ms', heldBack, '≤ 100'));
      const risk = loadRiskModel(store, model);
      for (const [positions, aim] of [
        [500, '≤ 20'],
        [3000, '≤ 150'],
      ] as const) {
        const held = risk.symbols.slice(0, positions).map((symbol, i) => ({
          symbol,
          name: symbol,
          sector: `Sector ${i % sectors}`,
          weight: 1 / positions,
          strategies: new Map([[`strategy ${i % 3}`, 1 / positions]]),
        }));
        const value = await medianMilliseconds(7, () => decompose(risk, coverSecurities(risk, held), Math.sqrt(252)));
        figures.push(figure(`decomposition of ${positions} positions`, value, 'ms', 7, aim));
      }
      figures.push(figure('peak memory of the build', process.resourceUsage().maxRSS / 1024 ** 2, 'GB', 1, ''));
      return figures;
    } finally {
      await engine.close();
      store.close();
    }
  },
};

function figure(name: string, value: number, unit: string, runs: number, aim: string): Figure {
  return { name, value, unit, runs, aim };
}

type Market = ReturnType<typeof drawMarket>;

async function fill(store: Store, market: Market): Promise<void> {
  await write(store, 'securities', {
    rows: market.panel.symbols.map((symbol, i) => ({
      symbol,
      name: symbol,
      sector: market.sectorOf[i]!,
      subIndustry: '',
      currency: 'USD',
      country: 'US',
      isin: '',
      benchmark: false,
    })),
  });
  await write(store, 'fundamentals', { rows: market.fundamentals });
}

let batch = 0;

async function write(store: Store, kind: 'securities' | 'fundamentals' | 'prices', rows: object): Promise<void> {
  const info = {
    kind,
    file: `${kind} ${++batch}`,
    sha256: String(batch),
    rows: 0,
    accepted: 0,
    rejected: 0,
    importedAt: '',
    rejectedRows: null,
  };
  await store.writeBatch(info, { kind, ...rows } as never, { onConflict: 'replace' });
}

function priceColumns({ panel }: Market, from: number, to: number): PriceColumns {
  const width = to - from;
  const count = panel.symbols.length * width;
  const cell = (i: number) => Math.floor(i / width) * panel.dates.length + from + (i % width);
  return {
    symbols: panel.symbols,
    symbol: Int32Array.from({ length: count }, (_, i) => Math.floor(i / width)),
    date: Int32Array.from({ length: count }, (_, i) => panel.dates[from + (i % width)]!),
    close: Float64Array.from({ length: count }, (_, i) => panel.close[cell(i)]!),
    totalReturn: new Float64Array(count).fill(NaN),
    volume: Float64Array.from({ length: count }, (_, i) => panel.volume[cell(i)]!),
  };
}
