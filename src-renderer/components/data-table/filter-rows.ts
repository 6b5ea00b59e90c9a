import { type Column } from './column.ts';

export interface Filters {
  /** Looked for in every shown column. */
  readonly everywhere: string;
  /** By column id. */
  readonly columns: Readonly<Record<string, string>>;
}

export const noFilters: Filters = { everywhere: '', columns: {} };

/** Rows that pass every filter. Text is found anywhere in a cell, whatever its case; numbers also by `>1.5`, `<=2`, `-2..3`. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: Filters,
): readonly Row[] {
  const everywhere = fold(filters.everywhere);
  const tests = columns.flatMap((column) => {
    const wanted = filters.columns[column.id]?.trim();
    return wanted ? [cellTest(column, wanted)] : [];
  });
  if (everywhere === '' && tests.length === 0) return rows;
  return rows.filter(
    (row) =>
      tests.every((test) => test(row)) &&
      (everywhere === '' || columns.some((column) => fold(column.text(row)).includes(everywhere))),
  );
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase();
}

function cellTest<Row>(column: Column<Row>, wanted: string): (row: Row) => boolean {
  const range = column.number ? parseRange(wanted) : null;
  if (range) {
    return (row) => {
      const value = column.value(row);
      return typeof value === 'number' && range(value);
    };
  }
  const folded = fold(wanted);
  return (row) => fold(column.text(row)).includes(folded);
}

const number = String.raw`([+-]?\d+(?:\.\d+)?)`;
const comparison = new RegExp(`^(>=|<=|>|<|=)\\s*${number}$`);
const between = new RegExp(`^${number}\\s*\\.\\.\\s*${number}$`);

function parseRange(text: string): ((value: number) => boolean) | null {
  // A typographic minus, as the table shows it, is taken as a minus.
  const plain = text.replaceAll('\u2212', '-');
  const span = between.exec(plain);
  if (span) {
    const low = Number(span[1]);
    const high = Number(span[2]);
    return (value) => value >= low && value <= high;
  }
  const found = comparison.exec(plain);
  if (!found) return null;
  const bound = Number(found[2]);
  switch (found[1]) {
    case '>':
      return (value) => value > bound;
    case '>=':
      return (value) => value >= bound;
    case '<':
      return (value) => value < bound;
    case '<=':
      return (value) => value <= bound;
    default:
      return (value) => value === bound;
  }
}
