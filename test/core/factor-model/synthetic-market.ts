import { newDayOutputs, type DayOutputs } from '../../../src-core/factor-model/days/day-outputs.ts';
import { blockDays, computeDays } from '../../../src-core/factor-model/days/compute-days.ts';
import { planStyles, plannedFactors, type StylePlan } from '../../../src-core/factor-model/exposures/style-plan.ts';
import { type Factor } from '../../../src-core/factor-model/factor.ts';
import { assignIndustries } from '../../../src-core/factor-model/industries.ts';
import { type ModelData } from '../../../src-core/factor-model/model-data.ts';
import { prepareModelData, type ModelSource } from '../../../src-core/factor-model/prepare-data.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { type FundamentalsRow } from '../../../src-core/portfolio/imported-rows.ts';

export interface MarketShape {
  readonly securities: number;
  readonly days: number;
  readonly sectors: number;
  readonly seed: number;
}

/** A market drawn from a known model: market, sectors and one style with constant exposures, and specific returns. */
export interface SyntheticMarket {
  readonly panel: Panel;
  readonly sectorOf: readonly string[];
  readonly fundamentals: readonly FundamentalsRow[];
  /** Known exposure of each security to the style "signal". */
  readonly signal: readonly number[];
  /** The factor returns it was drawn from, by day. */
  readonly marketReturns: Float64Array;
  readonly signalReturns: Float64Array;
}

/** Daily deviations of the known model. */
export const knownDeviations = { market: 0.01, sector: 0.004, signal: 0.003, specific: 0.012 };
const firstDay = 15_000;

export function drawMarket({ securities, days, sectors, seed }: MarketShape): SyntheticMarket {
  const stream = createStream(seed, 0);
  const names = Array.from({ length: securities }, (_, i) => `S${String(i).padStart(4, '0')}`);
  const sectorOf = names.map((_, i) => `Sector ${i % sectors}`);
  const signal = names.map(() => stream.normal());
  const dates = Int32Array.from({ length: days }, (_, t) => firstDay + t);
  const close = new Float64Array(securities * days);
  const volume = new Float64Array(securities * days);
  const marketReturns = new Float64Array(days);
  const signalReturns = new Float64Array(days);
  const prices = names.map(() => 20 + 80 * stream.uniform());
  const sectorReturns = new Float64Array(sectors);
  for (let t = 0; t < days; t++) {
    marketReturns[t] = knownDeviations.market * stream.normal();
    signalReturns[t] = knownDeviations.signal * stream.normal();
    for (let j = 0; j < sectors; j++) sectorReturns[j] = knownDeviations.sector * stream.normal();
    for (let i = 0; i < securities; i++) {
      const specific = knownDeviations.specific * stream.normal();
      const value = marketReturns[t]! + sectorReturns[i % sectors]! + signal[i]! * signalReturns[t]! + specific;
      if (t > 0) prices[i]! *= 1 + value;
      close[i * days + t] = prices[i]!;
      volume[i * days + t] = Math.round(1e5 * (1 + 9 * stream.uniform()));
    }
  }
  const fundamentals = names.flatMap((symbol) => {
    const shares = Math.round(1e6 * (1 + 50 * stream.uniform()));
    const scale = shares * 30;
    return Array.from({ length: 4 + Math.floor(days / 365) }, (_, year): FundamentalsRow => ({
      symbol,
      periodEnd: firstDay - 1200 + 365 * year,
      availableFrom: firstDay - 1110 + 365 * year,
      totalEquity: scale * (0.3 + stream.uniform()),
      totalAssets: scale * (1.5 + stream.uniform()),
      totalLiabilities: scale * (0.5 + stream.uniform()),
      longTermDebt: scale * (0.1 + 0.3 * stream.uniform()),
      netIncome: scale * (0.08 * stream.uniform() - 0.01),
      totalRevenue: scale * (0.4 + stream.uniform()),
      operatingIncome: scale * 0.12 * stream.uniform(),
      earningsPerShare: 3 * stream.uniform() - 0.4,
      sharesOutstanding: shares,
      afterTaxRoe: null,
    }));
  });
  const panel = { dates, symbols: names, currencies: names.map(() => 'USD'), close, totalReturn: close, volume };
  return { panel, sectorOf, fundamentals, signal, marketReturns, signalReturns };
}

/** What a build reads of the market; parts can be replaced. */
export function sourceOf(market: SyntheticMarket, changes: Partial<ModelSource> = {}): ModelSource {
  const industries = industriesOf(market);
  return {
    panel: market.panel,
    rates: null,
    fundamentals: market.fundamentals,
    importedStyles: [],
    industryOf: industries.of,
    industries: industries.factors.length,
    origin: 0,
    days: market.panel.dates.length,
    baseCurrency: 'USD',
    currencies: [],
    maxStaleDays: 5,
    estimationUniverse: null,
    ...changes,
  };
}

export function industriesOf({ sectorOf }: SyntheticMarket) {
  return assignIndustries(
    sectorOf.map((sector) => ({ sector, subIndustry: '' })),
    'sector',
  );
}

export interface BuiltDays {
  readonly data: ModelData;
  readonly plan: StylePlan;
  readonly factors: readonly Factor[];
  readonly outputs: DayOutputs;
}

/** All days of a source, block by block on one thread, in the order of time or against it. */
export function buildDays(
  source: ModelSource,
  plan: StylePlan = planStyles([]),
  robust = false,
  backwards = false,
): BuiltDays {
  const data = prepareModelData(source);
  const outputs = newDayOutputs(
    {
      days: data.dates.length,
      securities: data.securities,
      styles: plan.length,
      industries: data.industries,
      currencies: data.currencies,
    },
    data.origin,
  );
  const names = Array.from({ length: data.industries }, (_, j): Factor => ({
    id: `industry:${j}`,
    label: `${j}`,
    group: 'industry',
  }));
  const factors = plannedFactors(plan, names, source.currencies);
  const first = Math.floor(data.origin / blockDays);
  const last = Math.floor((data.origin + data.dates.length - 1) / blockDays);
  const blocks = Array.from({ length: last - first + 1 }, (_, b) => first + b);
  for (const block of backwards ? blocks.reverse() : blocks) {
    computeDays({ data, plan, robust, specificVariances: null, block, firstDay: 1, outputs });
  }
  return { data, plan, factors, outputs };
}

/** The style "signal" as a user would import it: known from the first day. */
export function signalStyle(market: SyntheticMarket) {
  const values = market.panel.symbols.map((symbol, i) => ({
    symbol,
    date: market.panel.dates[0]!,
    value: market.signal[i]!,
  }));
  return { plan: planStyles([{ id: 'signal', label: 'Signal', formula: null }]), importedStyles: [{ values }] };
}
