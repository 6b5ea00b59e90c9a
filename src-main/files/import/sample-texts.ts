import { type Kind } from './kind.ts';

/**
 * The cells of all columns of one type in the first rows, trimmed, empty ones left out; in a matrix of prices the
 * unmapped columns hold numbers.
 */
export function sampleTexts(
  rows: readonly (readonly string[])[],
  kind: Kind,
  columns: ReadonlyMap<string, number>,
  type: 'number' | 'date',
): readonly string[] {
  const wanted = new Set(kind.fields.filter((field) => field.type === type).map(({ name }) => columns.get(name) ?? -1));
  const mapped = new Set(columns.values());
  const matrix = type === 'number' && kind.kind === 'prices' && !columns.has('close');
  const isWanted = (column: number) => wanted.has(column) || (matrix && !mapped.has(column));
  return rows.flatMap((row) =>
    row.filter((cell, column) => isWanted(column) && cell.trim() !== '').map((cell) => cell.trim()),
  );
}
