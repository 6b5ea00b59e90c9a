import { ExactDecimal } from '../../numerics/exact-decimal.ts';
import { type BookPosition } from '../pre-trade/book-position.ts';
import { closing, cutting, lotsOf, type Measure, type PositionTrade } from './measure.ts';

/** More trades than this are no cure that anybody would call small. */
const mostTrades = 50;
/** Of the positions that could finish the cure, those taking most off a unit of value are tried to the lot. */
const finalists = 5;

/**
 * The fewest cuts of positions that bring a measure back: as long as no single cut will do, the position is cut that takes most off
 * (closed, or halved where closing it is too much: a hedge, a net exposure);
 * then the one that will do with the least value traded is cut to the lot. For measures that add up position by position no smaller
 * number of trades exists; for the others it is the best step at every step.
 *
 * @param start the measure before any trade
 * @returns null where cutting does not bring it back
 */
export function fewestTrades(measure: Measure, start: number): readonly PositionTrade[] | null {
  const { book, lot, value, isOk, touches } = measure;
  let open = book.positions.filter((position) => touches([closing(position)]));
  const done: PositionTrade[] = [];
  let now = start;
  while (done.length < mostTrades && open.length > 0) {
    const tried = open.map((position) => bestCut(position));
    const enough = tried.filter(({ after }) => isOk(after));
    if (enough.length > 0) {
      const nominees = enough.sort((a, b) => perValue(b, now) - perValue(a, now)).slice(0, finalists);
      const cut = nominees.map(({ trade }) => smallestCut(measure, done, trade));
      return [...done, cut.reduce((a, b) => (tradedValue(b).lt(tradedValue(a)) ? b : a))];
    }
    const best = tried.reduce((a, b) => ((b.after ?? Infinity) < (a.after ?? Infinity) ? b : a));
    if (best.after === null || best.after >= now) return null;
    done.push(best.trade);
    now = best.after;
    open = open.filter((position) => position !== best.trade.position);
  }
  return null;

  function perValue({ trade, after }: Cut, before: number): number {
    return (before - after!) / Number(tradedValue(trade));
  }

  function tradedValue({ quantity, security }: PositionTrade): ExactDecimal {
    return quantity.times(book.securities[security]!.unitValue).abs();
  }

  function bestCut(position: BookPosition): Cut {
    const whole = cutOf(closing(position));
    if (whole.after !== null && whole.after < now) return whole;
    const half = cutOf(cutting(position, new ExactDecimal(Math.ceil(lotsOf(position, lot) / 2)), lot));
    return (half.after ?? Infinity) < (whole.after ?? Infinity) ? half : whole;
  }

  function cutOf(trade: PositionTrade): Cut {
    return { trade, after: value([...done, trade]) };
  }
}

interface Cut {
  readonly trade: PositionTrade;
  readonly after: number | null;
}

/** The smallest cut of a position that will do, in whole lots, where the given one does. */
function smallestCut(
  { lot, value, isOk }: Measure,
  before: readonly PositionTrade[],
  enough: PositionTrade,
): PositionTrade {
  const { position } = enough;
  let low = 0;
  let high = enough.quantity.abs().div(lot).ceil().toNumber();
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (isOk(value([...before, cutting(position, new ExactDecimal(middle), lot)]))) high = middle;
    else low = middle;
  }
  return cutting(position, new ExactDecimal(high), lot);
}
