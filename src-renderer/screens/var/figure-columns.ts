import { type Column } from '../../components/data-table/column.ts';
import { decimal, percentNumber } from '../../format/numbers.ts';

type Figure<Row> = (row: Row) => number | null;
type Total<Row> = (rows: readonly Row[]) => string;

/** How a column differs from the usual one of its kind. */
interface Options<Row> {
  readonly width?: number;
  readonly hidden?: boolean;
  readonly total?: Total<Row>;
}

export function textColumn<Row>(
  id: string,
  label: string,
  value: (row: Row) => string,
  options: Options<Row> = {},
): Column<Row> {
  return { id, label, width: 160, value, text: value, ...options };
}

/** A fraction in percent. */
export function percentColumn<Row>(
  id: string,
  label: string,
  of: Figure<Row>,
  options: Options<Row> = {},
): Column<Row> {
  const value = (row: Row) => {
    const fraction = of(row);
    return fraction === null ? null : fraction * 100;
  };
  return { id, label, number: true, width: 84, value, text: (row) => percentNumber(of(row)), ...options };
}

export function numberColumn<Row>(
  id: string,
  label: string,
  of: Figure<Row>,
  digits: number,
  options: Options<Row> = {},
): Column<Row> {
  return { id, label, number: true, width: 84, value: of, text: (row) => decimal(of(row), digits), ...options };
}

/** The sum of a column of fractions, in percent. */
export function sumPercent<Row>(of: Figure<Row>): Total<Row> {
  return (rows) => percentNumber(rows.reduce((sum, row) => sum + (of(row) ?? 0), 0));
}

/** Lowest and highest of a column of fractions, in percent: what stands in the totals row where a sum would mean nothing. */
export function rangePercent<Row>(of: Figure<Row>): Total<Row> {
  return (rows) => {
    const known = rows.map(of).filter((value) => value !== null);
    return known.length === 0 ? '' : `${percentNumber(Math.min(...known))} – ${percentNumber(Math.max(...known))}`;
  };
}
