import { type Database } from 'better-sqlite3';
import { type Panel } from '../../src-core/market/panel.ts';

type PriceRow = readonly [date: number, close: number, adjClose: number | null, volume: number | null];

/** An array in shared memory, so that worker threads read it without a copy. */
export function sharedFloats(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}

export function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

/**
 * Reads prices from the table into a panel in shared memory, one security at a time so that only one history is ever held
 * as rows.
 *
 * @param symbols the rows wanted; every security with a price where absent
 */
export function readPanel(database: Database, symbols?: readonly string[]): Panel {
  const securities = pricedSecurities(database, symbols);
  const first = Math.min(...securities.map((security) => security.first));
  const last = Math.max(...securities.map((security) => security.last));
  const rowsOf = database.prepare<[number], PriceRow>(
    'SELECT date, close, adj_close, volume FROM prices WHERE security_id = ? ORDER BY date',
  );
  rowsOf.raw();

  const traded = new Uint8Array(securities.length === 0 ? 0 : last - first + 1);
  const histories = securities.map(({ id }) => {
    const rows = rowsOf.all(id);
    const history = {
      dates: new Int32Array(rows.length),
      close: new Float64Array(rows.length),
      total: new Float64Array(rows.length),
      volume: new Float64Array(rows.length),
    };
    for (let i = 0; i < rows.length; i++) {
      const [date, close, adjClose, volume] = rows[i]!;
      traded[date - first] = 1;
      history.dates[i] = date;
      history.close[i] = close;
      history.total[i] = adjClose ?? close;
      history.volume[i] = volume ?? NaN;
    }
    return history;
  });

  const column = new Int32Array(traded.length);
  let count = 0;
  for (let day = 0; day < traded.length; day++) if (traded[day] === 1) column[day] = count++;
  const dates = sharedIntegers(count);
  for (let day = 0; day < traded.length; day++) if (traded[day] === 1) dates[column[day]!] = first + day;

  const cells = securities.length * count;
  const close = sharedFloats(cells).fill(NaN);
  const totalReturn = sharedFloats(cells).fill(NaN);
  const volume = sharedFloats(cells).fill(NaN);
  histories.forEach((history, row) => {
    const start = row * count;
    for (let i = 0; i < history.dates.length; i++) {
      const cell = start + column[history.dates[i]! - first]!;
      close[cell] = history.close[i]!;
      totalReturn[cell] = history.total[i]!;
      volume[cell] = history.volume[i]!;
    }
  });
  return {
    dates,
    symbols: securities.map((security) => security.symbol),
    currencies: securities.map((security) => security.currency),
    close,
    totalReturn,
    volume,
  };
}

/** A security with a price, and the days of its first and last one. */
export interface PricedSecurity {
  readonly id: number;
  readonly symbol: string;
  readonly currency: string;
  readonly first: number;
  readonly last: number;
}

/** The securities with prices in the order of a panel's rows. */
export function pricedSecurities(database: Database, symbols?: readonly string[]): readonly PricedSecurity[] {
  // Two look-ups in the key a security instead of one pass over all prices.
  const all = database
    .prepare<[], PricedSecurity>(
      `SELECT id, symbol, currency,
         (SELECT min(date) FROM prices WHERE security_id = securities.id) AS first,
         (SELECT max(date) FROM prices WHERE security_id = securities.id) AS last
       FROM securities WHERE first IS NOT NULL ORDER BY symbol`,
    )
    .all();
  if (!symbols) return all;
  const wanted = new Set(symbols);
  return all.filter((security) => wanted.has(security.symbol));
}

/** The rows of a panel for some symbols, over the same dates. */
export function selectSymbols(panel: Panel, symbols: readonly string[]): Panel {
  const wanted = new Set(symbols);
  const rows = panel.symbols.flatMap((symbol, row) => (wanted.has(symbol) ? [row] : []));
  if (rows.length === panel.symbols.length) return panel;
  const width = panel.dates.length;
  const select = (values: Float64Array) => {
    const selected = sharedFloats(rows.length * width);
    rows.forEach((row, i) => selected.set(values.subarray(row * width, (row + 1) * width), i * width));
    return selected;
  };
  return {
    dates: panel.dates,
    symbols: rows.map((row) => panel.symbols[row]!),
    currencies: rows.map((row) => panel.currencies[row]!),
    close: select(panel.close),
    totalReturn: select(panel.totalReturn),
    volume: select(panel.volume),
  };
}
