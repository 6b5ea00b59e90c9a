import { type CellObject } from 'write-excel-file/node';
import { palette } from '../palette.ts';

export type Row = readonly (CellObject | null)[];

/** A sheet as the workbook's library takes it. */
export interface Sheet {
  readonly sheet: string;
  readonly data: (CellObject | null)[][];
  readonly columns: { width: number }[];
  readonly stickyRowsCount: number;
}

const narrowest = 9;
const widest = 60;

/** A sheet whose columns are as wide as what stands in them; cells that wrap do not widen theirs beyond bounds. */
export function makeSheet(name: string, rows: readonly Row[], frozenRows: number): Sheet {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? narrowest, cell === null ? 0 : cellWidth(cell))));
  }
  return {
    sheet: name,
    data: rows.map((row) => [...row]),
    columns: Array.from(widths, (width) => ({ width: Math.min(widest, width ?? narrowest) })),
    stickyRowsCount: frozenRows,
  };
}

/** A title runs over into the empty cells beside it and needs no width of its own. */
function cellWidth(cell: CellObject): number {
  if (cell.fontSize !== undefined) return 0;
  if (typeof cell.value === 'number') return Math.min(18, Math.abs(cell.value).toFixed(2).length + 5);
  if (cell.value instanceof Date) return 12;
  return String(cell.value ?? '').length + 2;
}

export const titleCell = (text: string): CellObject => ({
  value: text,
  fontWeight: 'bold',
  fontSize: 14,
  textColor: palette.accent,
});

export const captionCell = (text: string): CellObject => ({ value: text, fontWeight: 'bold', fontSize: 11 });

export const noteCell = (text: string): CellObject => ({ value: text, fontSize: 10 });

export const headingCell = (text: string, isNumber: boolean): CellObject => ({
  value: text,
  fontWeight: 'bold',
  align: isNumber ? 'right' : 'left',
  alignVertical: 'bottom',
  wrap: true,
  bottomBorderStyle: 'thin',
  bottomBorderColor: palette.ink,
  backgroundColor: palette.tint,
});

export const termCell = (text: string): CellObject => ({ value: text, textColor: palette.muted });
