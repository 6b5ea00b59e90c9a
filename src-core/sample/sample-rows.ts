import { type EpochDay } from '../market/epoch-day.ts';
import { type CashBalance, type Position } from '../portfolio/position.ts';

/** The invented workspace's rows, in the shapes a store takes them. Money and quantities are decimal text. */
export interface SampleSecurity {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly subIndustry: string;
  readonly currency: string;
  readonly country: string;
  readonly isin: string;
  readonly benchmark: boolean;
}

/** Price columns of one length, sorted by symbol, then date. */
export interface SamplePriceColumns {
  readonly symbols: readonly string[];
  /** Index into `symbols`. */
  readonly symbol: Int32Array;
  readonly date: Int32Array;
  readonly close: Float64Array;
  readonly totalReturn: Float64Array;
  readonly volume: Float64Array;
}

/** Accounts of one fiscal year; money in the security's currency, return on equity in per cent. */
export interface SampleAccounts {
  readonly symbol: string;
  readonly periodEnd: EpochDay;
  readonly availableFrom: EpochDay;
  readonly totalEquity: number;
  readonly totalAssets: number;
  readonly totalLiabilities: number;
  readonly longTermDebt: number;
  readonly netIncome: number;
  readonly totalRevenue: number;
  readonly operatingIncome: number;
  readonly earningsPerShare: number;
  readonly sharesOutstanding: number;
  readonly afterTaxRoe: number;
}

export interface SampleIndexLevel {
  readonly benchmark: string;
  readonly date: EpochDay;
  readonly value: number;
}

export interface SamplePosition extends Position {
  readonly portfolio: string;
  readonly asOf: EpochDay;
  /** What the holding cost at the last rebalancing. */
  readonly cost: string;
}

export interface SampleCash extends CashBalance {
  readonly portfolio: string;
  readonly asOf: EpochDay;
}

export interface SampleNav {
  readonly portfolio: string;
  readonly date: EpochDay;
  readonly nav: string;
  /** Null on the first date. */
  readonly profitAndLoss: string | null;
  readonly flow: string | null;
}
