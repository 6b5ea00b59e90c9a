import { type PriceColumns } from '../../../src-core/portfolio/imported-rows.ts';

/** Prices in file order, column by column, growing as they come. */
export class PriceTable {
  length = 0;
  symbol = new Int32Array(1024);
  date = new Int32Array(1024);
  close = new Float64Array(1024);
  totalReturn = new Float64Array(1024);
  volume = new Float64Array(1024);
  line = new Int32Array(1024);

  add(symbol: number, date: number, close: number, totalReturn: number, volume: number, line: number): void {
    const at = this.length;
    if (at === this.symbol.length) this.#grow();
    this.symbol[at] = symbol;
    this.date[at] = date;
    this.close[at] = close;
    this.totalReturn[at] = totalReturn;
    this.volume[at] = volume;
    this.line[at] = line;
    this.length = at + 1;
  }

  #grow(): void {
    const size = this.symbol.length * 2;
    const grownInts = (old: Int32Array) => {
      const grown = new Int32Array(size);
      grown.set(old);
      return grown;
    };
    const grownFloats = (old: Float64Array) => {
      const grown = new Float64Array(size);
      grown.set(old);
      return grown;
    };
    this.symbol = grownInts(this.symbol);
    this.date = grownInts(this.date);
    this.line = grownInts(this.line);
    this.close = grownFloats(this.close);
    this.totalReturn = grownFloats(this.totalReturn);
    this.volume = grownFloats(this.volume);
  }
}

/**
 * The rows of a table in the order (symbol, date), rows with the same key in file order.
 *
 * @param symbols how many symbols there are
 * @returns row numbers
 */
export function keyOrder(table: PriceTable, symbols: number): Int32Array {
  const { length, symbol, date } = table;
  const starts = new Int32Array(symbols + 1);
  for (let i = 0; i < length; i++) starts[(symbol[i] ?? 0) + 1]!++;
  for (let s = 0; s < symbols; s++) starts[s + 1]! += starts[s]!;
  const next = starts.slice(0, symbols);
  const order = new Int32Array(length);
  for (let i = 0; i < length; i++) order[next[symbol[i]!]!++] = i;
  // Files are nearly always in order of date, so a symbol's rows seldom need sorting.
  for (let s = 0; s < symbols; s++) {
    const rows = order.subarray(starts[s], starts[s + 1]);
    let ascending = true;
    for (let i = 1; i < rows.length && ascending; i++) ascending = date[rows[i - 1]!]! <= date[rows[i]!]!;
    if (!ascending) rows.sort((a, b) => date[a]! - date[b]! || a - b);
  }
  return order;
}

/**
 * The rows named by `order`, as the store takes them: only symbols that occur, in ascending order. The arrays lie in
 * shared memory, so that they leave the worker without being copied.
 */
export function priceColumns(table: PriceTable, order: Int32Array, symbols: readonly string[]): PriceColumns {
  const size = order.length;
  const columns = {
    symbol: new Int32Array(new SharedArrayBuffer(4 * size)),
    date: new Int32Array(new SharedArrayBuffer(4 * size)),
    close: new Float64Array(new SharedArrayBuffer(8 * size)),
    totalReturn: new Float64Array(new SharedArrayBuffer(8 * size)),
    volume: new Float64Array(new SharedArrayBuffer(8 * size)),
  };
  const used: string[] = [];
  let last = -1;
  for (let i = 0; i < size; i++) {
    const row = order[i]!;
    const symbol = table.symbol[row]!;
    if (symbol !== last) {
      used.push(symbols[symbol]!);
      last = symbol;
    }
    columns.symbol[i] = used.length - 1;
    columns.date[i] = table.date[row]!;
    columns.close[i] = table.close[row]!;
    columns.totalReturn[i] = table.totalReturn[row]!;
    columns.volume[i] = table.volume[row]!;
  }
  return { symbols: used, ...columns };
}
