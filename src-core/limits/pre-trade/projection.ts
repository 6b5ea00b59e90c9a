import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type Book } from './book.ts';

const zero = new ExactDecimal(0);

/** A trade in one security for one strategy; signed. */
export interface Trade {
  /** Index of the security in the book. */
  readonly security: number;
  readonly strategy: string;
  readonly quantity: ExactDecimal;
  /** Local currency; null = the close, at which the trade changes no value. */
  readonly price: ExactDecimal | null;
}

/** A position that trades change. Values in base currency, signed. */
export interface PositionChange {
  readonly security: number;
  readonly strategy: string;
  readonly quantityBefore: ExactDecimal;
  readonly quantityAfter: ExactDecimal;
  readonly valueBefore: ExactDecimal;
  readonly valueAfter: ExactDecimal;
}

/** The portfolio after some trades, as differences from the book. */
export interface Projection {
  readonly changes: readonly PositionChange[];
  readonly nav: ExactDecimal;
  readonly cash: ExactDecimal;
  /** NAV after ÷ NAV before. */
  readonly scale: number;
  /** Signed change of each changed security's value ÷ NAV before, by its index. */
  readonly weightChanges: ReadonlyMap<number, number>;
  /** The same by strategy and security. */
  readonly strategyChanges: readonly {
    readonly strategy: string;
    readonly security: number;
    readonly weight: number;
  }[];
  /** Returns of the portfolio after the trades on the window's days. */
  returns(): Float64Array;
  /** A figure that several limits use, computed once. */
  once<Value>(key: string, compute: () => Value): Value;
}

/**
 * Positions are valued at the close; what a trade costs leaves the cash. At the close the NAV stays as it is, at another price it
 * changes by quantity × (close − price).
 */
export function project(book: Book, trades: readonly Trade[]): Projection {
  const changes = changedPositions(book, trades);
  let nav = book.nav;
  let cash = book.cash;
  for (const { security, quantity, price } of trades) {
    const { rate, unitValue } = book.securities[security]!;
    const value = quantity.times(unitValue);
    const cost = price === null ? value : quantity.times(price).times(rate);
    cash = cash.minus(cost);
    if (price !== null) nav = nav.plus(value).minus(cost);
  }
  const scale = nav === book.nav ? 1 : nav.div(book.nav).toNumber();
  const known = new Map<string, unknown>();
  const once = <Value>(key: string, compute: () => Value): Value => {
    // The key is only ever used with one type of value.
    if (!known.has(key)) known.set(key, compute());
    return known.get(key) as Value;
  };
  const navBefore = book.nav.toNumber();
  const weightOf = ({ valueBefore, valueAfter }: PositionChange) =>
    valueAfter.minus(valueBefore).toNumber() / navBefore;
  const projection: Projection = {
    changes,
    nav,
    cash,
    scale,
    // Exposures do without these, so that they are made only where a measure asks for them.
    get weightChanges() {
      return once('weights', () => {
        const made = new Map<number, number>();
        for (const change of changes) made.set(change.security, (made.get(change.security) ?? 0) + weightOf(change));
        return made;
      });
    },
    get strategyChanges() {
      return once('strategy weights', () =>
        changes.map((change) => ({
          strategy: change.strategy,
          security: change.security,
          weight: weightOf(change),
        })),
      );
    },
    once,
    returns() {
      return once('returns', () => {
        const series = book.returns.window.slice();
        for (const [security, weight] of projection.weightChanges) {
          const column = book.returns.column(security);
          for (let day = 0; day < series.length; day++) series[day]! += weight * column[day]!;
        }
        if (scale !== 1) for (let day = 0; day < series.length; day++) series[day]! /= scale;
        return series;
      });
    },
  };
  return projection;
}

function changedPositions(book: Book, trades: readonly Trade[]): PositionChange[] {
  const found = new Map<string, { security: number; strategy: string; traded: ExactDecimal }>();
  for (const { security, strategy, quantity } of trades) {
    const key = `${security} ${strategy}`;
    const entry = found.get(key);
    if (entry) entry.traded = entry.traded.plus(quantity);
    else found.set(key, { security, strategy, traded: quantity });
  }
  return [...found.values()].map(({ security, strategy, traded }) => {
    const position = book.positionOf(security, strategy);
    const quantityBefore = position?.quantity ?? zero;
    const valueBefore = position?.value ?? zero;
    return {
      security,
      strategy,
      quantityBefore,
      quantityAfter: quantityBefore.plus(traded),
      valueBefore,
      valueAfter: valueBefore.plus(traded.times(book.securities[security]!.unitValue)),
    };
  });
}
