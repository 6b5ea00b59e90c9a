export interface Column {
  readonly header: string;
  /** Numbers stand under each other by their last digit. */
  readonly align?: 'left' | 'right';
}

/** Rows as aligned text under their headers; columns are two spaces apart. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map((column, c) => Math.max(column.header.length, ...rows.map((row) => row[c]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, c) =>
        align === 'right' ? (cells[c] ?? '').padStart(widths[c]!) : (cells[c] ?? '').padEnd(widths[c]!),
      )
      .join('  ')
      .trimEnd();
  return [columns.map(({ header }) => header), ...rows].map(line).join('\n');
}

/** Names and values, one a line, the values in a column. */
export function formatFacts(facts: readonly (readonly [name: string, value: string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
