import { DomainError } from '../../../src-core/domain-error.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type FileFacts, fileFacts } from '../readers/file-bytes.ts';
import { openTable } from '../readers/open-table.ts';
import { type RowFault } from '../readers/table.ts';
import { DateFormat } from './date-format.ts';
import { detectDatePattern, detectDecimal } from './detect-format.ts';
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

const dateHeaders = ['date', 'day', 'time', 'timestamp', 'trade_date'];
const returnHeaders = /(^|_)(returns?|ret|log_return|r|pnl|performance)($|_)/;

interface Rows {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly faults: readonly RowFault[];
}

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
  const facts = await fileFacts(file);
  const data = await readRows(facts, onBytes);
  const dateColumn = data.headers.findIndex((header) => dateHeaders.includes(normalHeader(header)));
  if (dateColumn < 0) throw missingColumn(facts, data.headers, 'a date', 'Head the column of dates with "date"');
  const cells = (at: number) => data.rows.map((row) => (row[at] ?? '').trim());
  const returnColumn = chooseColumn(facts, data, dateColumn, column);
  const numbers: NumberFormat = { decimal: detectDecimal(cells(returnColumn).slice(0, 200)).value, thousands: '' };
  const format = new DateFormat(detectDatePattern(cells(dateColumn).filter(Boolean).slice(0, 200)).value);
  return collect(facts, data, dateColumn, returnColumn, numbers, format);
}

async function readRows(facts: FileFacts, onBytes: (done: number, total: number) => void): Promise<Rows> {
  const table = await openTable(facts, {}, (done) => onBytes(done, facts.bytes));
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const faults: RowFault[] = [];
  for await (const block of table.blocks) {
    for (let i = 0; i < block.rows.length; i++) {
      rows.push(block.rows[i]!);
      lines.push(block.lines[i]!);
    }
    faults.push(...block.faults);
  }
  return { headers: table.headers, rows, lines, faults };
}

function chooseColumn(
  facts: FileFacts,
  { headers, rows }: Rows,
  dateColumn: number,
  asked: string | undefined,
): number {
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
  facts: FileFacts,
  { headers, rows, lines, faults }: Rows,
  dateColumn: number,
  returnColumn: number,
  numbers: NumberFormat,
  format: DateFormat,
): ReturnSeries {
  const bad: { line: number; column: string; reason: string }[] = faults.map(({ line, reason }) => ({
    line,
    column: '',
    reason,
  }));
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
  if (bad.length > 0) throw badRows(facts, bad);
  return { column: headers[returnColumn] ?? '', dates, returns };
}

function badRows(
  { name }: FileFacts,
  bad: readonly { readonly line: number; readonly column: string; readonly reason: string }[],
): DomainError {
  const listed = bad.slice(0, 10).map(({ line, column, reason }) => `${name}:${line}:${column} ${reason}`);
  const rest = bad.length > listed.length ? `; ${bad.length - listed.length} more` : '';
  return new DomainError('BAD_ROWS', `${bad.length} bad rows: ${listed.join('; ')}${rest}`, {
    kept: 'Nothing was computed',
    remedy: 'Mend or remove these rows; dates must ascend, and every row needs a return',
    place: `${name}:${bad[0]?.line ?? 1}:${bad[0]?.column ?? ''}`,
  });
}

function missingColumn({ name }: FileFacts, headers: readonly string[], what: string, remedy: string): DomainError {
  return new DomainError('MISSING_COLUMN', `${name} has no column that holds ${what}`, {
    remedy: `${remedy}; its headers are: ${headers.join(', ')}`,
    place: `${name}:1`,
  });
}
