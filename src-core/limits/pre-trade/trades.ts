import { DomainError } from '../../domain-error.ts';
import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type Book } from './book.ts';
import { type Order, type OrderProjection } from './order-check.ts';
import { type Trade } from './projection.ts';

const kept = 'Nothing was checked or changed';

/**
 * What an order trades, with its sign.
 *
 * @throws DomainError INVALID_INPUT for a side with a negative quantity, UNKNOWN_SYMBOL for a security that is not in the book
 */
export function tradeOf(book: Book, order: Order): Trade {
  const quantity = new ExactDecimal(order.quantity);
  if (order.side !== undefined && quantity.lt(0)) {
    throw new DomainError(
      'INVALID_INPUT',
      `${order.side} ${order.quantity} ${order.symbol}: the quantity is negative`,
      {
        kept,
        remedy: 'Give a positive quantity beside a side, or a signed one without a side',
      },
    );
  }
  const security = book.indexOf.get(order.symbol);
  if (security === undefined) {
    throw new DomainError('UNKNOWN_SYMBOL', `There is no security ${order.symbol} to trade`, {
      kept,
      remedy: 'Correct the symbol, or import the security with its prices',
    });
  }
  return {
    security,
    strategy: order.strategy ?? usualStrategy(book, security),
    quantity: order.side === 'sell' ? quantity.neg() : quantity,
    price: order.price === undefined ? null : new ExactDecimal(order.price),
  };
}

/** The strategy that holds most of the name; else the portfolio's only one, or none. */
function usualStrategy(book: Book, security: number): string {
  const holders = book.positions.filter((position) => position.security === security);
  if (holders.length > 0) return holders.reduce((a, b) => (b.value.abs().gt(a.value.abs()) ? b : a)).strategy;
  const strategies = new Set(book.positions.map(({ strategy }) => strategy));
  return strategies.size === 1 ? [...strategies][0]! : '';
}

/**
 * The trades as a projection counts them: unsigned, each goes the way of the position it meets (of the trades together where there
 * is none) and at the close, so that its whole size is added.
 */
export function projected(book: Book, trades: readonly Trade[], projection: OrderProjection): readonly Trade[] {
  if (projection === 'signed') return trades;
  return trades.map(({ security, strategy, quantity }) => {
    const same = (other: { readonly security: number; readonly strategy: string }) =>
      other.security === security && other.strategy === strategy;
    const met =
      book.positionOf(security, strategy)?.quantity ??
      trades.filter(same).reduce((sum, trade) => sum.plus(trade.quantity), new ExactDecimal(0));
    const size = quantity.abs();
    return { security, strategy, quantity: met.lt(0) ? size.neg() : size, price: null };
  });
}
