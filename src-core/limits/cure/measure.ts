import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type Book } from '../pre-trade/book.ts';
import { type BookPosition } from '../pre-trade/book-position.ts';
import { type Trade } from '../pre-trade/projection.ts';

/** What is to be cured, on a book. */
export interface Measure {
  readonly book: Book;
  readonly lot: ExactDecimal;
  /** The measure after trades; null = cannot be measured. */
  readonly value: (trades: readonly Trade[]) => number | null;
  readonly isOk: (value: number | null) => boolean;
  /** Whether trades concern what is measured at all. */
  readonly touches: (trades: readonly Trade[]) => boolean;
}

/** A trade that cuts one position of the book. */
export interface PositionTrade extends Trade {
  readonly position: BookPosition;
}

/** The trade that closes a position. */
export function closing(position: BookPosition): PositionTrade {
  const { security, strategy, quantity } = position;
  return { position, security, strategy, quantity: quantity.neg(), price: null };
}

/** The trade that cuts a position by some lots; by all of it where it has no more. */
export function cutting(position: BookPosition, lots: ExactDecimal, lot: ExactDecimal): PositionTrade {
  const size = ExactDecimal.min(lots.times(lot), position.quantity.abs());
  return { ...closing(position), quantity: position.quantity.lt(0) ? size : size.neg() };
}

/** Lots that close a position, the last of which may not be a whole one. */
export function lotsOf(position: BookPosition, lot: ExactDecimal): number {
  return position.quantity.abs().div(lot).ceil().toNumber();
}
