import { type BatchRows, type PriceColumns, type Security } from '../../../../src-core/portfolio/imported-rows.ts';
import { createEngine } from '../../../../src-main/engine/index.ts';
import { type Store } from '../../../../src-main/store/store.ts';
import { type Session } from '../../../../src-main/workspace/context.ts';
import { createSession } from '../../../../src-main/workspace/session.ts';
import { drawMarket, type SyntheticMarket } from '../../../core/factor-model/synthetic-market.ts';
import { testNow } from '../small-workspace.ts';

/** Forty securities in three sectors over 420 days, drawn once for all tests. */
export const market = drawMarket({ securities: 40, days: 420, sectors: 3, seed: 21 });

let files = 0;

export async function writeRows(store: Store, rows: BatchRows): Promise<number> {
  const info = {
    kind: rows.kind,
    file: `${rows.kind} ${++files}`,
    sha256: `hash ${files}`,
    rows: 0,
    accepted: 0,
    rejected: 0,
    importedAt: testNow().toISOString(),
    rejectedRows: null,
  };
  return (await store.writeBatch(info, rows, { onConflict: 'replace' })).batch;
}

/** Prices of the days `from` to before `to`; `change` alters a close. */
export function pricesOf(
  { panel }: SyntheticMarket,
  from: number,
  to: number,
  change: (security: number, day: number, close: number) => number = (_, __, close) => close,
): BatchRows {
  const width = to - from;
  const count = panel.symbols.length * width;
  const security = (i: number) => Math.floor(i / width);
  const day = (i: number) => from + (i % width);
  const columns: PriceColumns = {
    symbols: panel.symbols,
    symbol: Int32Array.from({ length: count }, (_, i) => security(i)),
    date: Int32Array.from({ length: count }, (_, i) => panel.dates[day(i)]!),
    close: Float64Array.from({ length: count }, (_, i) =>
      change(security(i), day(i), panel.close[security(i) * panel.dates.length + day(i)]!),
    ),
    totalReturn: new Float64Array(count).fill(NaN),
    volume: Float64Array.from({ length: count }, (_, i) => panel.volume[security(i) * panel.dates.length + day(i)]!),
  };
  return { kind: 'prices', columns };
}

export async function writeMarket(store: Store, days: number, currencyOf = (_: number) => 'USD'): Promise<void> {
  const rows = market.panel.symbols.map((symbol, i): Security => ({
    symbol,
    name: `${symbol} Inc`,
    sector: market.sectorOf[i]!,
    subIndustry: '',
    currency: currencyOf(i),
    country: 'US',
    isin: '',
    benchmark: false,
  }));
  await writeRows(store, { kind: 'securities', rows });
  await writeRows(store, { kind: 'fundamentals', rows: market.fundamentals });
  await writeRows(store, pricesOf(market, 0, days));
}

/** A session over a store with its own pool of threads; `close` ends both. */
export function openSession(store: Store, workers = 1): { readonly session: Session; close(): Promise<void> } {
  const engine = createEngine({ workers });
  const session = createSession({ store, engine, version: '1.2.3', now: testNow, onChanged: () => {} });
  return {
    session,
    async close() {
      await engine.close();
      store.close();
    },
  };
}
