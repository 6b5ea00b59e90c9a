import { type BookPosition } from '../pre-trade/book-position.ts';
import { closing, cutting, type Measure, type PositionTrade } from './measure.ts';

/** Cuts are tried in hundredths of a per cent. */
const steps = 10_000;

/**
 * The smallest fraction by which cutting all positions alike, each by whole lots rounded up, brings a measure back; null where not
 * even closing all of them does.
 */
export function scaleDown(
  measure: Measure,
): { readonly fraction: number; readonly trades: readonly PositionTrade[] } | null {
  const { book, lot, value, isOk, touches } = measure;
  const open = book.positions.filter((position) => touches([closing(position)]));
  const cutBy = (step: number): readonly PositionTrade[] =>
    open.map((position) => cutting(position, lotsFor(position, step), lot));
  const lotsFor = ({ quantity }: BookPosition, step: number) => quantity.abs().times(step).div(steps).div(lot).ceil();
  if (open.length === 0 || !isOk(value(cutBy(steps)))) return null;
  let low = 0;
  let high = steps;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isOk(value(cutBy(middle)))) high = middle;
    else low = middle;
  }
  return { fraction: high / steps, trades: cutBy(high) };
}
