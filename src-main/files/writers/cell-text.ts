import { decimalText, numberText, percentNumber } from '../../../src-core/report/number-text.ts';
import {
  type Cell,
  type ReportColumn,
  type ReportFigure,
  type ReportTable,
} from '../../../src-core/report/report-blocks.ts';
import { dateText, timeText, type ReportLocale } from '../../../src-core/report/report-locale.ts';
import { type LimitLevel, type MetricUnit } from '../../../src-core/limits/limit.ts';
import { Decimal } from 'decimal.js';

/** Shown where there is no value. */
export const noValue = '–';

const unitWords: Readonly<Record<MetricUnit, string>> = {
  fraction: '%',
  multiple: '× NAV',
  number: 'number',
  days: 'days',
};
const levelWords: Readonly<Record<LimitLevel, string>> = {
  ok: 'Within',
  warn: 'Warning',
  limit: 'Breached',
  halt: 'Halt',
};

/** The word a level goes by; status is never told by colour alone. */
export function levelWord(level: LimitLevel): string {
  return levelWords[level];
}

/** Whether the column's cells stand at the right. */
export function isNumeric(column: Pick<ReportColumn, 'kind'>): boolean {
  return !['text', 'date', 'time', 'unit', 'status'].includes(column.kind);
}

/** A column's heading with its unit. */
export function columnHeading(column: ReportColumn): string {
  switch (column.kind) {
    case 'fraction':
      return `${column.label},\u00a0%`;
    case 'multiple':
      return `${column.label},\u00a0×`;
    case 'money':
      return `${column.label},\u00a0${column.currency ?? ''}`;
    default:
      return column.label;
  }
}

/** A cell for reading, in the unit its column's heading names. */
export function cellText(column: Pick<ReportColumn, 'kind' | 'digits'>, cell: Cell, locale: ReportLocale): string {
  if (cell === null) return noValue;
  if (typeof cell === 'object') {
    return cell.unit === 'fraction'
      ? percentNumber(cell.value, 2, locale)
      : numberText(cell.value, cell.unit === 'days' ? 1 : 2, locale);
  }
  switch (column.kind) {
    case 'fraction':
      return percentNumber(Number(cell), column.digits ?? 2, locale);
    case 'multiple':
    case 'number':
      return numberText(Number(cell), column.digits ?? 2, locale);
    case 'count':
      return numberText(Number(cell), 0, locale);
    case 'money':
      return cell === '' ? '' : decimalText(new Decimal(cell).toFixed(column.digits ?? 2), locale);
    case 'quantity':
      return decimalText(String(cell), locale);
    case 'unit':
      return unitWords[cell as MetricUnit];
    case 'status':
      return levelWord(cell as LimitLevel);
    case 'date':
      return dateText(String(cell), locale);
    case 'time':
      return timeText(String(cell), locale);
    case 'measure':
    case 'text':
      return String(cell);
  }
}

/** A figure's change since the run before, with its sign. */
export function changeText(
  figure: Pick<ReportFigure, 'kind' | 'digits'>,
  change: number,
  locale: ReportLocale,
): string {
  const digits = figure.digits ?? 2;
  const size = figure.kind === 'fraction' ? percentNumber(change, digits, locale) : numberText(change, digits, locale);
  return change > 0 && /[1-9]/.test(size) ? `+${size}` : size;
}

/** The unit that stands behind a figure; empty where it has none. */
export function figureUnit(figure: ReportFigure): string {
  return figure.kind === 'fraction' ? '%' : figure.kind === 'multiple' ? '×' : (figure.currency ?? '');
}

/** A table's columns that hold anything, with their place; a text column that is empty in every row is left out on paper. */
export function shownColumns(table: ReportTable): readonly { readonly column: ReportColumn; readonly index: number }[] {
  return table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => column.kind !== 'text' || table.rows.some((row) => row[index] !== ''));
}
