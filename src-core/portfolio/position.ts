/** A holding in one security by one strategy of a portfolio on one date. */
export interface Position {
  readonly symbol: string;
  readonly strategy: string;
  /** Signed number of shares or units as decimal text; negative = short. */
  readonly quantity: string;
}

/** Cash of a portfolio in one currency. */
export interface CashBalance {
  readonly currency: string;
  /** Decimal text. */
  readonly amount: string;
}

/** What the engine needs to know of a security besides its prices. */
export interface SecurityInfo {
  readonly symbol: string;
  readonly name: string;
  readonly sector: string;
  readonly country: string;
  readonly currency: string;
}
