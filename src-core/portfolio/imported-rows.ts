import { type EpochDay } from '../market/epoch-day.ts';
import { type CashBalance, type Position } from './position.ts';

/** A security as stored. Text fields are empty where unknown. */
export interface Security {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly subIndustry: string;
  readonly currency: string;
  readonly country: string;
  readonly isin: string;
  /** May serve as a benchmark itself. */
  readonly benchmark: boolean;
}

/** Accounts of one fiscal year; null = not known. Money in the security's currency. */
export interface FundamentalsRow {
  readonly symbol: string;
  readonly periodEnd: EpochDay;
  /** First day on which the figures may be used. */
  readonly availableFrom: EpochDay;
  readonly totalEquity: number | null;
  readonly totalAssets: number | null;
  readonly totalLiabilities: number | null;
  readonly longTermDebt: number | null;
  readonly netIncome: number | null;
  readonly totalRevenue: number | null;
  readonly operatingIncome: number | null;
  readonly earningsPerShare: number | null;
  readonly sharesOutstanding: number | null;
  readonly afterTaxRoe: number | null;
}

export interface PositionRow extends Position {
  readonly portfolio: string;
  readonly asOf: EpochDay;
  readonly cost: string | null;
}
export interface CashRow extends CashBalance {
  readonly portfolio: string;
  readonly asOf: EpochDay;
}
export interface NavRow {
  readonly portfolio: string;
  readonly date: EpochDay;
  readonly nav: string;
  readonly profitAndLoss: string | null;
  readonly flow: string | null;
}
export interface BenchmarkWeightRow {
  readonly benchmark: string;
  readonly asOf: EpochDay;
  readonly symbol: string;
  readonly weight: number;
}
export interface IndexRow {
  readonly benchmark: string;
  readonly date: EpochDay;
  readonly value: number;
}
/** A value of a user's style; it holds until the next one of the same security. */
export interface StyleValueRow {
  readonly style: string;
  readonly symbol: string;
  readonly date: EpochDay;
  readonly value: number;
}
export interface RateRow {
  readonly date: EpochDay;
  readonly base: string;
  readonly quote: string;
  /** Units of quote for one unit of base. */
  readonly rate: number;
}

/** Prices column by column, sorted by (symbol, date) with no key twice; the arrays have one length. */
export interface PriceColumns {
  /** The symbols in ascending order of first appearance; `symbol[i]` indexes it. */
  readonly symbols: readonly string[];
  readonly symbol: Int32Array;
  readonly date: Int32Array;
  readonly close: Float64Array;
  /** NaN = same as close. */
  readonly totalReturn: Float64Array;
  /** NaN = not known. */
  readonly volume: Float64Array;
}

/** The rows of a batch, already validated, by kind. `corporate-actions` becomes adjusted prices. */
export type BatchRows =
  | { readonly kind: 'securities'; readonly rows: readonly Security[] }
  | { readonly kind: 'prices' | 'corporate-actions'; readonly columns: PriceColumns }
  | { readonly kind: 'fundamentals'; readonly rows: readonly FundamentalsRow[] }
  | { readonly kind: 'positions'; readonly rows: readonly PositionRow[] }
  | { readonly kind: 'benchmark'; readonly rows: readonly BenchmarkWeightRow[] }
  | { readonly kind: 'index'; readonly rows: readonly IndexRow[] }
  | { readonly kind: 'fx'; readonly rows: readonly RateRow[] }
  | { readonly kind: 'style'; readonly rows: readonly StyleValueRow[] }
  | { readonly kind: 'nav'; readonly rows: readonly NavRow[] }
  | { readonly kind: 'cash'; readonly rows: readonly CashRow[] };
