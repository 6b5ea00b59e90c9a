import { type CellValue, type Column } from './column.ts';

export interface SortKey {
  readonly column: string;
  readonly descending: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/**
 * Sorts by several columns, the first being the main one. Rows that are equal in all of them keep their order; cells
 * without a value come last, whichever way a column is sorted.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  keys: readonly SortKey[],
): readonly Row[] {
  const comparisons = keys.flatMap(({ column, descending }) => {
    const found = columns.find(({ id }) => id === column);
    return found ? [{ value: found.value, direction: descending ? -1 : 1 }] : [];
  });
  if (comparisons.length === 0) return rows;
  return rows.toSorted((a, b) => {
    for (const { value, direction } of comparisons) {
      const order = compareCells(value(a), value(b), direction);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compareCells(a: CellValue, b: CellValue, direction: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * collator.compare(String(a), String(b));
}

/**
 * The sort after a click on a header: ascending for text and descending for numbers at first, then the other way, then
 * not at all. With `add` (shift held) the other columns keep their place.
 */
export function toggleSort(
  keys: readonly SortKey[],
  column: string,
  descendingFirst: boolean,
  add: boolean,
): readonly SortKey[] {
  const at = keys.findIndex((key) => key.column === column);
  const current = keys[at];
  const next: SortKey | null =
    current === undefined
      ? { column, descending: descendingFirst }
      : current.descending === descendingFirst
        ? { column, descending: !descendingFirst }
        : null;
  if (!add) return next ? [next] : [];
  if (current === undefined) return [...keys, next!];
  return keys.flatMap((key, i) => (i !== at ? [key] : next ? [next] : []));
}
