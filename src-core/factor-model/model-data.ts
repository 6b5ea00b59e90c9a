import { type AccountsTable } from './accounts.ts';

/** What took the place of the market cap in weights and weighted means on a date. */
export const capBases = ['market-cap', 'traded-value', 'equal'] as const;
export type CapBasis = (typeof capBases)[number];

/**
 * What every day of the model is computed from, prepared once. Arrays of securities × dates are laid out security by
 * security, cell (i, t) at `i * dates.length + t`, in shared memory; nothing at date t uses data after t.
 */
export interface ModelData {
  readonly securities: number;
  /**
   * Position of the first date in the whole history. Blocks, reviews and running sums start afresh at fixed positions of the
   * history, so that the last days computed alone give the same bits as all days together.
   */
  readonly origin: number;
  /** Epoch days, ascending. */
  readonly dates: Int32Array;
  /** Simple returns in the security's currency, NaN = missing. */
  readonly returns: Float64Array;
  /** Returns known up to and including a date, counted from the first. */
  readonly observed: Int32Array;
  /** ln(1 + r), missing returns as 0. */
  readonly logReturns: Float64Array;
  /** Shares traded, missing volumes as 0. */
  readonly volumes: Float64Array;
  /** Close × shares outstanding in the security's currency, NaN = not known. */
  readonly marketCaps: Float64Array;
  /** The same in base currency. */
  readonly baseMarketCaps: Float64Array;
  /** Weight in cap-weighted means, in base currency: market cap, else √ of the mean traded value, else 1; NaN = none. */
  readonly capWeights: Float64Array;
  /** 1 where a security belongs to the estimation universe at the close of a date. */
  readonly members: Uint8Array;
  /** Positions in `capBases`, one a date. */
  readonly capBasis: Uint8Array;
  /** Return of the estimation universe of the day before, weighted with that day's weights; NaN = no universe. */
  readonly marketReturns: Float64Array;
  /** Industry of each security, −1 = none. */
  readonly industryOf: Int32Array;
  readonly industries: number;
  /** Currency factor of each security, −1 = the base currency. */
  readonly currencyOf: Int32Array;
  readonly currencies: number;
  /** Returns of holding a currency, dates × currencies, NaN = missing. */
  readonly currencyReturns: Float64Array;
  readonly accounts: AccountsTable;
  /** The imported styles, in the order in which the model lists them. */
  readonly importedStyles: readonly ImportedStyle[];
}

/** Values of a user's style: those of security i are `offsets[i] … offsets[i + 1]`, in the order of time. */
export interface ImportedStyle {
  readonly offsets: Int32Array;
  readonly dates: Int32Array;
  readonly values: Float64Array;
}
