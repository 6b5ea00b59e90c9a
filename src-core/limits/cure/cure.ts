import { type LimitLevel, type MetricUnit } from '../limit.ts';

/** One trade of a cure: a position that is cut or closed. */
export interface CureTrade {
  readonly symbol: string;
  readonly name: string;
  readonly strategy: string;
  readonly side: 'buy' | 'sell';
  /** Absolute, decimal text. */
  readonly quantity: string;
  /** Absolute, base currency, decimal text. */
  readonly value: string;
  readonly positionBefore: string;
  readonly positionAfter: string;
  /** What this trade takes off the measure, after those above it; in the metric's unit. null where all positions are cut alike. */
  readonly reduction: number | null;
}

/** A limit that would be worse off. */
export interface SideEffect {
  readonly limitId: number;
  readonly label: string;
  readonly subject: string;
  readonly levelBefore: LimitLevel;
  readonly level: LimitLevel;
}

/** A set of trades with what it does. */
export interface CureByTrades {
  readonly trades: readonly CureTrade[];
  /** Σ absolute value, base currency, decimal text. */
  readonly turnover: string;
  /** The measure afterwards; its level is ok. */
  readonly after: number;
  /** Limits that get to a higher level by it. */
  readonly sideEffects: readonly SideEffect[];
}

/** What would bring a measure back under its lowest threshold. */
export interface Cure {
  readonly limitId: number;
  readonly metric: string;
  readonly label: string;
  readonly unit: MetricUnit;
  readonly subject: string;
  readonly level: LimitLevel;
  readonly value: number;
  /** The lowest threshold there is. */
  readonly target: number;
  /** The fewest trades that were found; null where none cure it. */
  readonly fewestTrades: CureByTrades | null;
  /** All positions in it cut alike by this fraction; null where that does not cure it. */
  readonly scaleDown: (CureByTrades & { readonly fraction: number }) | null;
  /** In a sentence, also why there is none. */
  readonly summary: string;
}
