import { type IsoDate } from '../market/epoch-day.ts';

/** A GICS sector of the invented market. Volatilities are annual fractions. */
export interface SampleSector {
  readonly name: string;
  readonly companies: number;
  /** Mean beta of its companies to the market. */
  readonly beta: number;
  /** Volatility of the sector's own factor. */
  readonly volatility: number;
  /** Mean volatility of its companies' own moves. */
  readonly specificVolatility: number;
  /** Trades a company may be called after, with the sub-industry each belongs to. */
  readonly trades: readonly { readonly word: string; readonly subIndustry: string }[];
  /** Mean net margin, revenue ÷ market value at the start, and liabilities ÷ assets. */
  readonly margin: number;
  readonly salesYield: number;
  readonly indebtedness: number;
  readonly dividendYield: number;
}

/** A stretch of the market's history, lasting until the next one begins. */
export interface SampleRegime {
  readonly label: string;
  readonly from: IsoDate;
  /** Total return of the market over the stretch; the simulated path is bent to end exactly there. */
  readonly marketReturn: number;
  readonly marketVolatility: number;
  /** Multiplies the sectors' and the companies' own volatility. */
  readonly otherVolatilityScale: number;
  readonly crisis: boolean;
}

export const sampleSignals = ['value', 'momentum', 'quality'] as const;
/** What a strategy ranks companies by: earnings yield, return of the last year without its last month, return on equity. */
export type SampleSignal = (typeof sampleSignals)[number];

/** A strategy holds the best-ranked companies long and the worst-ranked short. Weights are fractions of NAV. */
export interface SampleStrategy {
  readonly name: string;
  readonly signal: string;
  readonly longs: number;
  readonly shorts: number;
  readonly longWeight: number;
  readonly shortWeight: number;
  /** Weight of its best-ranked holding on the last date, taken from the others; absent = graded like the rest. */
  readonly largestHolding?: number;
}

export interface SampleFund {
  readonly name: string;
  readonly inception: IsoDate;
  readonly initialCapital: number;
  /** Holdings of one sector per strategy and side, at most. */
  readonly namesPerSector: number;
  /** Months whose first trading day rebalances the fund. */
  readonly rebalancingMonths: readonly number[];
  /** Cost of trading, as a fraction of the value traded. */
  readonly tradingCost: number;
  readonly strategies: readonly SampleStrategy[];
  /** Subscriptions (+) and redemptions (−), booked at the close. */
  readonly flows: readonly { readonly date: IsoDate; readonly amount: number }[];
}

/** Everything the invented workspace is made from, besides the seed's random numbers. */
export interface SampleDefinition {
  readonly name: string;
  /** Always true: nothing in the workspace exists. */
  readonly fictional: boolean;
  readonly notice: string;
  readonly seed: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Days of the year without trading, `MM-DD`. */
  readonly holidays: readonly string[];
  readonly currency: string;
  /** Share of the companies of each country. */
  readonly countries: readonly { readonly code: string; readonly share: number }[];
  readonly syllables: { readonly first: readonly string[]; readonly second: readonly string[] };
  readonly sectors: readonly SampleSector[];
  readonly regimes: readonly SampleRegime[];
  /** Reaction and memory of the clustering of volatility, and the tails' degrees of freedom. */
  readonly clustering: { readonly reaction: number; readonly memory: number; readonly degreesOfFreedom: number };
  /** Dates on which one company each is listed after the start. */
  readonly lateListings: readonly IsoDate[];
  readonly firstFiscalYear: number;
  readonly benchmark: { readonly name: string; readonly initialLevel: number };
  readonly fund: SampleFund;
  /** Name of the limit template the workspace starts with. */
  readonly limitTemplate: string;
}
