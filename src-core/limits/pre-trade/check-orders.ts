import { DomainError } from '../../domain-error.ts';
import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type Limit } from '../limit.ts';
import { type Book } from './book.ts';
import { decideBasket, decideLine, type Decider } from './decide.ts';
import { type HaltInForce, type Order, type OrderCheck, type OrderProjection } from './order-check.ts';
import { prepareLimits, type PreparedLimit } from './prepared-limit.ts';
import { project } from './projection.ts';
import { projected, tradeOf } from './trades.ts';

/** A book with its limits: what many checks share. */
export interface PreparedChecks {
  readonly book: Book;
  readonly limits: readonly PreparedLimit[];
}

export interface CheckOptions {
  readonly projection?: OrderProjection;
  /** Decimal text: sizes are cut to whole multiples of it. */
  readonly lot?: string;
  /** Halts that hold; those of limits that are not on this portfolio count too. */
  readonly halts?: readonly HaltInForce[];
}

/** @param limits all limits of the workspace; those that do not apply are left out */
export function prepareChecks(book: Book, limits: readonly Limit[]): PreparedChecks {
  return { book, limits: prepareLimits(book, limits) };
}

/**
 * Checks orders before they are sent: each by itself, and all of them together. Buying costs cash, so that an order at the close
 * leaves the NAV as it is.
 *
 * @throws DomainError INVALID_INPUT, UNKNOWN_SYMBOL
 */
export function checkOrders(
  prepared: PreparedChecks,
  orders: readonly Order[],
  { projection = 'signed', lot = '1', halts = [] }: CheckOptions = {},
): OrderCheck {
  const { book } = prepared;
  const size = new ExactDecimal(lot);
  if (orders.length === 0 || !size.gt(0)) {
    throw new DomainError('INVALID_INPUT', orders.length === 0 ? 'There is no order to check' : `A lot of ${lot}`, {
      kept: 'Nothing was checked or changed',
      remedy: orders.length === 0 ? 'Give at least one order' : 'Give a positive number of shares',
    });
  }
  const decider: Decider = { ...prepared, projection, lot: size, halts };
  const trades = orders.map((order) => tradeOf(book, order));
  const lines = trades.map((trade) => decideLine(decider, trade));
  const basket =
    lines.length === 1
      ? {
          action: lines[0]!.action,
          allowed: lines[0]!.allowed,
          reason: lines[0]!.reason,
          limits: lines[0]!.limits,
          largestQuantities: lines[0]!.largestQuantity === null ? null : [lines[0]!.largestQuantity],
        }
      : decideBasket(decider, trades);
  const after = project(book, projected(book, trades, projection));
  return {
    portfolio: book.portfolio,
    asOf: book.asOf,
    baseCurrency: book.input.risk.parameters.baseCurrency,
    projection,
    nav: book.nav.toFixed(),
    navAfter: after.nav.toFixed(),
    cash: book.cash.toFixed(),
    cashAfter: after.cash.toFixed(),
    action: basket.action,
    allowed: basket.allowed,
    reason: basket.reason,
    basket,
    lines,
    halts,
    warnings: basket.limits
      .filter(({ after: value }) => value === null)
      .map(({ reason }) => ({ code: 'NOT_MEASURED', message: reason })),
  };
}
