import { DomainError } from '../../../src-core/domain-error.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { badRows, missingColumn, readDatedRows, type BadRow, type DatedRows } from './dated-rows.ts';
import { detectDecimal } from './detect-format.ts';
import { normalHeader } from './header-names.ts';
import { numberFault, type NumberFormat, parseNumber } from './number-format.ts';
import { raggedReason } from './reasons.ts';
import { isRagged } from './row-cells.ts';

export interface ReadReturnsInput {
  readonly file: string;
  /** Header of the return column; absent: the one named like a return, else the only numeric one. */
  readonly column?: string | undefined;
}

/** A dated series of returns as the file gives them, dates ascending. */
export interface ReturnSeries {
  readonly column: string;
  readonly dates: Int32Array;
  readonly returns: Float64Array;
}

const returnHeaders = /(^|_)(returns?|ret|log_return|r|pnl|performance)($|_)/;

/**
 * Reads a column of returns and its dates from a CSV or XLSX file.
 *
 * @throws DomainError UNKNOWN_COLUMN, MISSING_COLUMN when the columns cannot be told, BAD_ROWS naming every bad row (the
 * first ten in full) with the place of the first, and what reading a file throws
 */
export async function readReturns(
  { file, column }: ReadReturnsInput,
  onBytes: (done: number, total: number) => void,
): Promise<ReturnSeries> {
  const data = await readDatedRows(file, onBytes);
  const returnColumn = chooseColumn(data, column);
  const texts = data.rows.map((row) => (row[returnColumn] ?? '').trim());
  const numbers: NumberFormat = { decimal: detectDecimal(texts.slice(0, 200)).value, thousands: '' };
  return collect(data, returnColumn, numbers);
}

function chooseColumn({ facts, headers, rows, dateColumn }: DatedRows, asked: string | undefined): number {
  if (asked !== undefined) {
    const exact = headers.indexOf(asked);
    const found = exact >= 0 ? exact : headers.findIndex((header) => normalHeader(header) === normalHeader(asked));
    if (found >= 0) return found;
    throw new DomainError('UNKNOWN_COLUMN', `${facts.name} has no column headed ${asked}`, {
      remedy: `Its headers are: ${headers.join(', ')}`,
      place: `${facts.name}:1`,
    });
  }
  const others = headers.map((_, i) => i).filter((i) => i !== dateColumn && headers[i] !== '');
  const named = others.filter((i) => returnHeaders.test(normalHeader(headers[i] ?? '')));
  const isNumeric = (i: number) =>
    rows.slice(0, 50).some((row) => /^[+-]?[\d.,]+([eE][+-]?\d+)?$/.test((row[i] ?? '').trim()));
  const numeric = others.filter(isNumeric);
  const [only, ...rivals] = named.length > 0 ? named : numeric;
  if (only !== undefined && rivals.length === 0) return only;
  const what =
    only === undefined ? 'a number' : `one return alone (${[only, ...rivals].map((i) => headers[i]).join(', ')})`;
  throw missingColumn(facts, headers, what, 'Name the column of returns');
}

function collect(
  { facts, headers, rows, lines, faults, dateColumn, dates: format }: DatedRows,
  returnColumn: number,
  numbers: NumberFormat,
): ReturnSeries {
  const bad: BadRow[] = faults.map(({ line, reason }) => ({ line, column: '', reason }));
  const dates = new Int32Array(rows.length);
  const returns = new Float64Array(rows.length);
  let before: EpochDay = -Infinity;
  rows.forEach((row, i) => {
    const line = lines[i]!;
    const report = (column: number, reason: string) => bad.push({ line, column: headers[column] ?? '', reason });
    if (isRagged(row, headers.length)) {
      report(-1, raggedReason(row.length, headers.length));
      return;
    }
    const dateText = (row[dateColumn] ?? '').trim();
    const text = (row[returnColumn] ?? '').trim();
    const date = format.parse(dateText);
    const value = parseNumber(text, numbers);
    if (Number.isNaN(date)) report(dateColumn, `"${dateText}" is no existing date written as ${format.pattern}`);
    else if (date <= before) report(dateColumn, `${dateText} does not follow the date before it`);
    else before = date;
    if (!Number.isFinite(value)) report(returnColumn, `"${text}": ${numberFault(text, numbers)}`);
    dates[i] = date;
    returns[i] = value;
  });
  if (bad.length > 0) throw badRows(facts, bad, 'dates must ascend, and every row needs a return');
  return { column: headers[returnColumn] ?? '', dates, returns };
}
