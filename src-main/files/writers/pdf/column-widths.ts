/** What a column needs. */
export interface ColumnNeed {
  /** Narrowest width at which no word is broken. */
  readonly least: number;
  /** Width at which everything stands on one line. */
  readonly natural: number;
  /** Whether it must never be narrower than `least`: a number is not broken. */
  readonly firm: boolean;
}

/**
 * Shares a table's width out: every column gets what it needs where that fits, and the room left over goes to all alike;
 * else each shrinks towards its least in proportion to what it can give; where even that is too much, words are broken in
 * the widest columns first, and only what is firm keeps its least.
 *
 * @returns widths that add up to `width`
 */
export function shareWidth(columns: readonly ColumnNeed[], width: number): readonly number[] {
  const sum = (pick: (column: ColumnNeed) => number) => columns.reduce((total, column) => total + pick(column), 0);
  const natural = sum((column) => column.natural);
  const least = sum((column) => column.least);
  if (natural <= width) return columns.map((column) => column.natural + (width - natural) / columns.length);
  if (least < width) {
    const given = (width - least) / (natural - least);
    return columns.map((column) => column.least + (column.natural - column.least) * given);
  }
  const firm = sum((column) => (column.firm ? column.least : 0));
  const soft = columns.filter((column) => !column.firm).map((column) => column.least);
  if (soft.length === 0 || firm >= width) return columns.map((column) => (column.least * width) / least);
  const cap = commonCap(soft, width - firm);
  return columns.map((column) => (column.firm ? column.least : Math.min(column.least, cap)));
}

/** The cap at which values, each cut down to it, add up to `room`, which is at most their sum. */
function commonCap(values: readonly number[], room: number): number {
  const ascending = values.toSorted((a, b) => a - b);
  let rest = room;
  for (const [i, value] of ascending.entries()) {
    const share = rest / (ascending.length - i);
    if (value >= share) return share;
    rest -= value;
  }
  return Infinity;
}
