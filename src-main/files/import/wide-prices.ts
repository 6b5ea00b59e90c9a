import { type Collector, type ImportContext } from './kind.ts';
import { numberFault, parseNumber } from './number-format.ts';
import { refuseDuplicates, reviewHistories } from './price-review.ts';
import { keyOrder, priceColumns, PriceTable } from './price-table.ts';
import { inTheFuture, notADate, notPositive, raggedReason, unknownSymbol } from './reasons.ts';
import { isRagged } from './row-cells.ts';

/** Whether a mapping reads a matrix: a date is mapped, and neither symbol nor close. */
export function isWide(columns: ReadonlyMap<string, number>): boolean {
  return columns.has('date') && !columns.has('symbol') && !columns.has('close');
}

/**
 * Collects prices from a matrix: a date and one column a symbol, the header naming it. An empty cell is a missing price.
 * A header that is no known symbol is one error, and its column is left out.
 */
export function widePrices(context: ImportContext): Collector {
  const { columns, headers, numbers, dates, issues, unmatched, today, known } = context;
  const dateColumn = columns.get('date') ?? 0;
  const symbols = known.securities.map(({ symbol }) => symbol);
  const symbolNumber = new Map(symbols.map((symbol, i) => [symbol, i]));
  const table = new PriceTable();
  let count = 0;

  const columnSymbols = headers.map((header, column) => {
    if (column === dateColumn || header === '') return -1;
    const symbol = symbolNumber.get(header);
    if (symbol === undefined) {
      issues.error(context.headerLine, header, header, unknownSymbol);
      unmatched.add(header, header);
    }
    return symbol ?? -1;
  });

  return {
    row(cells, line) {
      if (isRagged(cells, headers.length)) {
        count++;
        issues.error(line, '', '', raggedReason(cells.length, headers.length));
        return;
      }
      const dateText = (cells[dateColumn] ?? '').trim();
      const date = dates.parse(dateText);
      const datable = !Number.isNaN(date) && date <= today;
      if (Number.isNaN(date)) {
        issues.error(line, headers[dateColumn] ?? 'date', dateText, notADate(dates.pattern));
      } else if (date > today) {
        issues.error(line, headers[dateColumn] ?? 'date', dateText, inTheFuture(today));
      }
      for (let column = 0; column < columnSymbols.length; column++) {
        if (column === dateColumn) continue;
        const text = (cells[column] ?? '').trim();
        if (text === '') continue;
        count++;
        const symbol = columnSymbols[column] ?? -1;
        if (symbol < 0 || !datable) continue;
        const value = parseNumber(text, numbers);
        if (!Number.isFinite(value)) issues.error(line, headers[column] ?? '', text, numberFault(text, numbers));
        else if (value <= 0) issues.error(line, headers[column] ?? '', text, notPositive);
        else table.add(symbol, date, value, NaN, NaN, line);
      }
    },
    refuse() {
      count++;
    },
    finish() {
      const names = { date: headers[dateColumn] ?? 'date', close: 'close', totalReturn: 'close' };
      const order = refuseDuplicates(table, keyOrder(table, symbols.length), names, issues);
      reviewHistories(table, order, symbols, names, issues);
      return {
        batch: { kind: 'prices', columns: priceColumns(table, order, symbols) },
        rows: count,
        accepted: order.length,
        notes: ['The file has one column a symbol; its prices are counted one by one'],
      };
    },
  };
}
