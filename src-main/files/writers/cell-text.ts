import { decimalText, numberText, percentNumber } from '../../../src-core/report/number-text.ts';
import { type Cell, type ReportColumn } from '../../../src-core/report/report-blocks.ts';
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
  return !['text', 'date', 'unit', 'status'].includes(column.kind);
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
export function cellText(column: Pick<ReportColumn, 'kind' | 'digits'>, cell: Cell): string {
  if (cell === null) return noValue;
  if (typeof cell === 'object') {
    return cell.unit === 'fraction' ? percentNumber(cell.value) : numberText(cell.value, cell.unit === 'days' ? 1 : 2);
  }
  switch (column.kind) {
    case 'fraction':
      return percentNumber(Number(cell), column.digits ?? 2);
    case 'multiple':
    case 'number':
      return numberText(Number(cell), column.digits ?? 2);
    case 'count':
      return numberText(Number(cell), 0);
    case 'money':
      return cell === '' ? '' : decimalText(new Decimal(cell).toFixed(column.digits ?? 2));
    case 'unit':
      return unitWords[cell as MetricUnit];
    case 'status':
      return levelWord(cell as LimitLevel);
    case 'measure':
    case 'text':
    case 'date':
      return String(cell);
  }
}
