import { csvNumber, csvText } from './csv-cell.ts';

/** A plain CSV table at full precision; null and what is no number are empty. */
export function csvLines(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const lines = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? csvText(cell) : csvNumber(cell))).join(','),
  );
  return [header.map(csvText).join(','), ...lines].join('\r\n') + '\r\n';
}
