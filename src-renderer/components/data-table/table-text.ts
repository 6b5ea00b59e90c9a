import { type CellValue, type Column } from './column.ts';

/** The shown columns and rows at full precision with a header row, for pasting into a spreadsheet. */
export function tabSeparated<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cell = (value: CellValue) => plain(value).replaceAll(/[\t\r\n]+/g, ' ');
  return lines(rows, columns, cell, '\t');
}

/** The same as a CSV file (RFC 4180). */
export function commaSeparated<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cell = (value: CellValue) => {
    const text = plain(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return lines(rows, columns, cell, ',');
}

function lines<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  cell: (value: CellValue) => string,
  separator: string,
): string {
  const header = columns.map(({ label }) => cell(label)).join(separator);
  const body = rows.map((row) => columns.map(({ value }) => cell(value(row))).join(separator));
  return [header, ...body].join('\r\n') + '\r\n';
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
function plain(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
}
