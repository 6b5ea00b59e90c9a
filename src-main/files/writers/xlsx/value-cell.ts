import { type CellObject } from 'write-excel-file/node';
import { type LimitLevel, type MetricUnit } from '../../../../src-core/limits/limit.ts';
import { type Cell, type ReportColumn } from '../../../../src-core/report/report-blocks.ts';
import { type ReportLocale } from '../../../../src-core/report/report-locale.ts';
import { cellText, levelWord } from '../cell-text.ts';
import { levelColours } from '../palette.ts';

const decimals = (digits: number) => (digits === 0 ? '' : `.${'0'.repeat(digits)}`);
const grouped = (digits: number) => `#,##0${decimals(digits)}`;
const percent = (digits: number) => `0${decimals(digits)}%`;
const multiple = (digits: number) => `0${decimals(digits)}"×"`;

const unitFormats: Readonly<Record<MetricUnit, string>> = {
  fraction: percent(2),
  multiple: multiple(2),
  number: '0.00',
  days: '0.0',
};

/** A value as a cell of its own type: numbers and dates as such, each with the format of its column. */
export function valueCell(
  column: Pick<ReportColumn, 'kind' | 'digits'>,
  cell: Cell,
  locale: ReportLocale,
): CellObject | null {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'object') return numberCell(cell.value, unitFormats[cell.unit]);
  switch (column.kind) {
    case 'fraction':
      return numberCell(Number(cell), percent(column.digits ?? 2));
    case 'multiple':
      return numberCell(Number(cell), multiple(column.digits ?? 2));
    case 'number':
      return numberCell(Number(cell), grouped(column.digits ?? 2));
    case 'money':
      return numberCell(Number(cell), grouped(column.digits ?? 2));
    case 'quantity':
      return numberCell(Number(cell), Number.isInteger(Number(cell)) ? grouped(0) : grouped(4));
    case 'count':
      return numberCell(Number(cell), grouped(0));
    case 'date':
      return dateCell(String(cell), locale.datePattern.toLowerCase());
    case 'time':
      return dateCell(String(cell), `${locale.datePattern.toLowerCase()} hh:mm`);
    case 'status':
      return { value: levelWord(cell as LimitLevel), fontWeight: 'bold', textColor: levelColours[cell as LimitLevel] };
    case 'unit':
      return { value: cellText(column, cell, locale) };
    case 'measure':
    case 'text':
      return { value: String(cell) };
  }
}

function numberCell(value: number, format: string): CellObject | null {
  return Number.isFinite(value) ? { value, type: Number, format } : null;
}

/** ISO text as a date of the workbook, which knows no time zone: UTC. Other text stays text. */
function dateCell(text: string, format: string): CellObject {
  const value = new Date(text);
  return Number.isNaN(value.getTime()) ? { value: text } : { value, type: Date, format };
}
