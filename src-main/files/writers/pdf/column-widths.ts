/** What a column needs: not less than `least`, and no more than `natural`. */
export interface ColumnNeed {
  readonly least: number;
  readonly natural: number;
}

/**
 * Shares a table's width out: every column gets what it needs where that fits; else each shrinks towards its least in
 * proportion to what it can give; and where even that is too much, all shrink alike. Room left over goes to all alike.
 *
 * @returns widths that add up to `width`
 */
export function shareWidth(columns: readonly ColumnNeed[], width: number): readonly number[] {
  const sum = (pick: (column: ColumnNeed) => number) => columns.reduce((total, column) => total + pick(column), 0);
  const natural = sum((column) => column.natural);
  const least = sum((column) => column.least);
  if (natural <= width) return columns.map((column) => column.natural + (width - natural) / columns.length);
  if (least >= width) return columns.map((column) => (column.least * width) / least);
  const given = (width - least) / (natural - least);
  return columns.map((column) => column.least + (column.natural - column.least) * given);
}
