import { type Database } from 'better-sqlite3';
import { type EpochDay } from '../../src-core/market/epoch-day.ts';
import { type Panel } from '../../src-core/market/panel.ts';
import { pricedSecurities, sharedFloats, sharedIntegers } from './panel-loader.ts';

type PriceRow = readonly [date: number, close: number, adjClose: number | null, volume: number | null];

/**
 * A panel of an earlier dataset brought up to date: days before `from` are taken over, later ones read from the table. A new
 * day of prices costs a few rows instead of the whole history.
 *
 * @param earlier every security with a price as it was; not changed
 * @param from first day on which prices differ
 */
export function extendPanel(database: Database, earlier: Panel, from: EpochDay): Panel {
  const securities = pricedSecurities(database);
  const rowsOf = database.prepare<[number, number], PriceRow>(
    'SELECT date, close, adj_close, volume FROM prices WHERE security_id = ? AND date >= ? ORDER BY date',
  );
  rowsOf.raw();
  const added = securities.map(({ id, last }) => (last < from ? [] : rowsOf.all(id, from)));
  const kept = earlier.dates.findIndex((date) => date >= from);
  const keptDays = kept < 0 ? earlier.dates.length : kept;
  const newDates = [...new Set(added.flatMap((rows) => rows.map(([date]) => date)))].sort((a, b) => a - b);
  const columnOf = new Map(newDates.map((date, index) => [date, keptDays + index]));
  const days = keptDays + newDates.length;
  const dates = sharedIntegers(days);
  dates.set(earlier.dates.subarray(0, keptDays));
  dates.set(newDates, keptDays);

  const placeOf = new Map(earlier.symbols.map((symbol, row) => [symbol, row]));
  const close = sharedFloats(securities.length * days);
  const totalReturn = sharedFloats(close.length);
  const volume = sharedFloats(close.length);
  securities.forEach(({ symbol }, row) => {
    const start = row * days;
    const place = placeOf.get(symbol);
    const old = (place ?? 0) * earlier.dates.length;
    for (const [target, source] of [
      [close, earlier.close],
      [totalReturn, earlier.totalReturn],
      [volume, earlier.volume],
    ] as const) {
      if (place === undefined) target.fill(NaN, start, start + days);
      else {
        target.set(source.subarray(old, old + keptDays), start);
        target.fill(NaN, start + keptDays, start + days);
      }
    }
    for (const [date, price, adjusted, traded] of added[row]!) {
      const cell = start + columnOf.get(date)!;
      close[cell] = price;
      totalReturn[cell] = adjusted ?? price;
      volume[cell] = traded ?? NaN;
    }
  });
  return {
    dates,
    symbols: securities.map(({ symbol }) => symbol),
    currencies: securities.map(({ currency }) => currency),
    close,
    totalReturn,
    volume,
  };
}
