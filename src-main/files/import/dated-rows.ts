import { DomainError } from '../../../src-core/domain-error.ts';
import { type FileFacts, fileFacts } from '../readers/file-bytes.ts';
import { openTable } from '../readers/open-table.ts';
import { type RowFault } from '../readers/table.ts';
import { DateFormat } from './date-format.ts';
import { detectDatePattern } from './detect-format.ts';
import { normalHeader } from './header-names.ts';

const dateHeaders = ['date', 'day', 'time', 'timestamp', 'trade_date'];
const shownFaults = 10;

/** A table with a column of dates, read whole, for files that are used without a workspace. */
export interface DatedRows {
  readonly facts: FileFacts;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly faults: readonly RowFault[];
  readonly dateColumn: number;
  readonly dates: DateFormat;
}

/** A bad cell or row and why it is refused. */
export interface BadRow {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

/**
 * Reads a CSV or XLSX file and finds its column of dates.
 *
 * @throws DomainError MISSING_COLUMN without one, and what reading a file throws
 */
export async function readDatedRows(file: string, onBytes: (done: number, total: number) => void): Promise<DatedRows> {
  const facts = await fileFacts(file);
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
  const { headers } = table;
  const dateColumn = headers.findIndex((header) => dateHeaders.includes(normalHeader(header)));
  if (dateColumn < 0) throw missingColumn(facts, headers, 'a date', 'Head the column of dates with "date"');
  const texts = rows.map((row) => (row[dateColumn] ?? '').trim()).filter(Boolean);
  const dates = new DateFormat(detectDatePattern(texts.slice(0, 200)).value);
  return { facts, headers, rows, lines, faults, dateColumn, dates };
}

/** @param remedy what rows must be like */
export function badRows({ name }: FileFacts, bad: readonly BadRow[], remedy: string): DomainError {
  const listed = bad.slice(0, shownFaults).map(({ line, column, reason }) => `${name}:${line}:${column} ${reason}`);
  const rest = bad.length > listed.length ? `; ${bad.length - listed.length} more` : '';
  return new DomainError('BAD_ROWS', `${bad.length} bad rows: ${listed.join('; ')}${rest}`, {
    kept: 'Nothing was computed',
    remedy: `Mend or remove these rows; ${remedy}`,
    place: `${name}:${bad[0]?.line ?? 1}:${bad[0]?.column ?? ''}`,
  });
}

export function missingColumn(
  { name }: FileFacts,
  headers: readonly string[],
  what: string,
  remedy: string,
): DomainError {
  return new DomainError('MISSING_COLUMN', `${name} has no column that holds ${what}`, {
    remedy: `${remedy}; its headers are: ${headers.join(', ')}`,
    place: `${name}:1`,
  });
}
