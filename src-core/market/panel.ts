import { type EpochDay } from './epoch-day.ts';

/**
 * Prices as dates × securities, laid out security by security so that one security's history is contiguous:
 * cell (security s, date d) is at `s * dates.length + d`. NaN = missing. The arrays may live in shared memory and are
 * never written to after loading.
 */
export interface Panel {
  /** Ascending epoch days on which at least one security has a price. */
  readonly dates: Int32Array;
  /** Symbols, one a row. */
  readonly symbols: readonly string[];
  /** ISO currency of each row. */
  readonly currencies: readonly string[];
  /** Closing prices in local currency, adjusted for splits. */
  readonly close: Float64Array;
  /** Total-return prices in local currency (`adj_close`; equals close where the source has none). */
  readonly totalReturn: Float64Array;
  /** Shares traded. */
  readonly volume: Float64Array;
}

/** Exchange rates on the panel's dates: units of base currency for one unit of `currencies[row]`; NaN = missing. */
export interface RatePanel {
  readonly base: string;
  readonly currencies: readonly string[];
  /** rows × dates, row by row. */
  readonly rates: Float64Array;
}

/** A dated series, for instance a benchmark's level or a portfolio's net asset value. */
export interface DatedSeries {
  readonly dates: readonly EpochDay[] | Int32Array;
  readonly values: Float64Array;
}
