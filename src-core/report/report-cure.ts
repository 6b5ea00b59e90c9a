/** One trade of a cure. */
export interface CureTrade {
  readonly symbol: string;
  readonly strategy: string;
  readonly side: 'buy' | 'sell';
  /** Decimal text, positive. */
  readonly quantity: string;
  /** Base currency, decimal text, positive. */
  readonly amount: string;
}

/** What would bring a breached measure back under its warning threshold. */
export interface ReportCure {
  readonly limitId: number;
  readonly subject: string;
  /** The smallest set of trades that does; empty where none was found. */
  readonly trades: readonly CureTrade[];
  /** Or: every position in scope scaled to this fraction of its size; null where that does not help either. */
  readonly scaleTo: number | null;
  /** The measure after the trades, in the limit's unit. */
  readonly valueAfter: number | null;
  /** How it was found, or why there is none. */
  readonly note: string;
}
