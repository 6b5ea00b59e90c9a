export type CellValue = string | number | null;

/** One column of the table: what it sorts and exports by, and how it reads. */
export interface Column<Row> {
  readonly id: string;
  /** With its unit, since cells carry none. */
  readonly label: string;
  readonly number?: boolean;
  /** A minus is nothing to heed, as in an information criterion. */
  readonly neutral?: boolean;
  /** Full precision; null = no value. Sorting, filtering by number and copying use it. */
  readonly value: (row: Row) => CellValue;
  /** As shown; filtering by text uses it. */
  readonly text: (row: Row) => string;
  /** What stands in the totals row, over the rows that pass the filters. */
  readonly total?: (rows: readonly Row[]) => string;
  /** Pixels. */
  readonly width: number;
  /** Not shown until chosen. */
  readonly hidden?: boolean;
}
