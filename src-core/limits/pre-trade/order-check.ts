import { type IsoDate } from '../../market/epoch-day.ts';
import { type Warning } from '../../warning.ts';
import { type LimitAction, type LimitLevel, type MetricUnit } from '../limit.ts';

/** An order that has not been sent. Quantities and prices are decimal text. */
export interface Order {
  readonly symbol: string;
  /** Absent = the sign of the quantity says it. */
  readonly side?: 'buy' | 'sell' | undefined;
  /** Shares or units; not negative where a side is given. */
  readonly quantity: string;
  /**
   * Absent = the strategy that holds most of the name; where none does, the portfolio's only strategy, or none ('') where it has
   * several.
   */
  readonly strategy?: string | undefined;
  /** Expected price of the trade, in the security's currency; absent = the last close. Positions stay valued at the close. */
  readonly price?: string | undefined;
}

/**
 * `signed`: an order changes positions by what it buys or sells. `unsigned`: every order counts as if it added its size to the
 * position it meets, also one that cuts it.
 */
export const orderProjections = ['signed', 'unsigned'] as const;
export type OrderProjection = (typeof orderProjections)[number];

/** How a figure after the trade was found. */
export type FigureBasis =
  /** As a risk run of the portfolio after the trade would compute it. */
  | 'exact'
  /** The figure before × the change of volatility: the method is too slow to be fitted again for every order. */
  | 'scaled'
  /** Trades do not change it. */
  | 'unchanged';

/** One limit before and after. Values in the metric's unit; positive = loss or use. */
export interface LimitCheck {
  readonly limitId: number;
  readonly metric: string;
  readonly label: string;
  readonly unit: MetricUnit;
  /** What was measured: the portfolio, or the strategy, name, issuer, sector, country or factor. */
  readonly subject: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly warn: number | null;
  readonly limit: number | null;
  readonly halt: number | null;
  readonly utilisation: number | null;
  readonly levelBefore: LimitLevel;
  readonly level: LimitLevel;
  readonly action: LimitAction;
  readonly basis: FigureBasis;
  /** In a sentence; says why where there is no figure. */
  readonly reason: string;
  /**
   * Largest part of the order that this limit lets through: absolute quantity in whole lots as decimal text for one order, null for
   * several; null too where the whole order passes.
   */
  readonly largestQuantity: string | null;
}

/** What may be done, by the strictest limit. */
export interface OrderDecision {
  /** `reduce` where a smaller part passes; `reject` where none does. */
  readonly action: LimitAction;
  /** allow and warn. */
  readonly allowed: boolean;
  readonly reason: string;
  /** Those the orders touch. */
  readonly limits: readonly LimitCheck[];
}

/** One order of a check, decided as if it were the only one. */
export interface CheckedLine extends OrderDecision {
  readonly symbol: string;
  readonly name: string;
  readonly side: 'buy' | 'sell';
  /** Signed. */
  readonly quantity: string;
  readonly strategy: string;
  /** Price and currency of the trade. */
  readonly price: string;
  readonly currency: string;
  /** Signed quantity × price, base currency. */
  readonly value: string;
  readonly positionBefore: string;
  readonly positionAfter: string;
  /** Absolute quantity in whole lots that every limit lets through; null where the whole order passes. */
  readonly largestQuantity: string | null;
}

/** Orders together. */
export interface CheckedBasket extends OrderDecision {
  /** Absolute quantities, one an order, of the largest basket that passes with all orders cut alike; null where all of it passes. */
  readonly largestQuantities: readonly string[] | null;
}

/** A halt that holds until a person resets it. */
export interface HaltInForce {
  readonly limitId: number;
  readonly subject: string;
}

/** A pre-trade check. Money in base currency, decimal text. */
export interface OrderCheck {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  readonly projection: OrderProjection;
  readonly nav: string;
  readonly navAfter: string;
  readonly cash: string;
  readonly cashAfter: string;
  /** Of the orders together: what `basket` says. */
  readonly action: LimitAction;
  readonly allowed: boolean;
  readonly reason: string;
  readonly basket: CheckedBasket;
  readonly lines: readonly CheckedLine[];
  readonly halts: readonly HaltInForce[];
  readonly warnings: readonly Warning[];
}
