import { type Collector, type ImportContext } from './kind.ts';
import { numberFault, parseNumber } from './number-format.ts';
import { refuseDuplicates, reviewHistories } from './price-review.ts';
import { keyOrder, priceColumns, PriceTable } from './price-table.ts';
import { inTheFuture, missing, negative, notADate, notPositive, raggedReason, unknownSymbol } from './reasons.ts';
import { headerOf, isRagged } from './row-cells.ts';

/**
 * Collects prices from rows of date, symbol, close. Price files have a million rows, so this reads cells directly and
 * makes no object a row; the reasons are those of `RowCells`.
 */
export function longPrices(context: ImportContext): Collector {
  const { columns, headers, numbers, dates, issues, unmatched, today, known } = context;
  const column = (field: string) => columns.get(field) ?? -1;
  const dateColumn = column('date');
  const symbolColumn = column('symbol');
  const closeColumn = column('close');
  const adjustedColumn = column('adj_close');
  const volumeColumn = column('volume');
  const currencyColumn = column('currency');
  const width = headers.length;
  const symbols = known.securities.map(({ symbol }) => symbol);
  const symbolNumber = new Map(symbols.map((symbol, i) => [symbol, i]));
  const table = new PriceTable();
  let count = 0;
  let sound = true;

  const error = (line: number, field: string, value: string, reason: string) => {
    sound = false;
    issues.error(line, headerOf(context, field), value, reason);
  };
  const cell = (cells: readonly string[], at: number) => {
    const text = cells[at] ?? '';
    const first = text.charCodeAt(0);
    const last = text.charCodeAt(text.length - 1);
    // Trimming costs; hardly any cell begins or ends with a blank or a character beyond ASCII.
    return first <= 32 || last <= 32 || first > 126 || last > 126 ? text.trim() : text;
  };
  /** NaN for an empty cell as well as for a faulty one, which is reported. */
  const amount = (cells: readonly string[], at: number, field: string, line: number, lowest: 'zero' | 'above-zero') => {
    const text = cell(cells, at);
    if (text === '') return NaN;
    const value = parseNumber(text, numbers);
    if (!Number.isFinite(value)) error(line, field, text, numberFault(text, numbers));
    else if (lowest === 'above-zero' ? value <= 0 : value < 0) {
      error(line, field, text, lowest === 'zero' ? negative : notPositive);
    }
    return value;
  };

  return {
    row(cells, line) {
      count++;
      sound = true;
      if (isRagged(cells, width)) {
        error(line, '', '', raggedReason(cells.length, width));
        return;
      }
      const dateText = cell(cells, dateColumn);
      const date = dates.parse(dateText);
      if (Number.isNaN(date)) {
        error(line, 'date', dateText, dateText === '' ? missing : notADate(dates.pattern));
      } else if (date > today) error(line, 'date', dateText, inTheFuture(today));
      const symbolText = cell(cells, symbolColumn);
      const symbol = symbolNumber.get(symbolText);
      if (symbol === undefined) {
        error(line, 'symbol', symbolText, symbolText === '' ? missing : unknownSymbol);
        if (symbolText !== '') unmatched.add(headerOf(context, 'symbol'), symbolText);
      }
      const close = amount(cells, closeColumn, 'close', line, 'above-zero');
      if (cell(cells, closeColumn) === '') error(line, 'close', '', missing);
      const adjusted = adjustedColumn < 0 ? NaN : amount(cells, adjustedColumn, 'adj_close', line, 'above-zero');
      const volume = volumeColumn < 0 ? NaN : amount(cells, volumeColumn, 'volume', line, 'zero');
      if (symbol !== undefined && currencyColumn >= 0) {
        const currency = cell(cells, currencyColumn);
        const expected = known.securities[symbol]?.currency ?? '';
        if (currency !== '' && currency.toUpperCase() !== expected) {
          error(line, 'currency', currency, `${symbolText} is in ${expected}`);
        }
      }
      if (sound && symbol !== undefined) table.add(symbol, date, close, adjusted, volume, line);
    },
    refuse() {
      count++;
    },
    finish() {
      const names = {
        date: headerOf(context, 'date'),
        close: headerOf(context, 'close'),
        totalReturn: headerOf(context, 'adj_close'),
      };
      const order = refuseDuplicates(table, keyOrder(table, symbols.length), names, issues);
      reviewHistories(table, order, symbols, names, issues);
      return {
        batch: { kind: 'prices', columns: priceColumns(table, order, symbols) },
        rows: count,
        accepted: order.length,
        notes: [],
      };
    },
  };
}
