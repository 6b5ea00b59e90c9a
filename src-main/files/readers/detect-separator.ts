import Papa from 'papaparse';
import { type ReadingOptions } from '../../../src-core/contract/imports.ts';
import { isBlank } from './table.ts';

export type Separator = NonNullable<ReadingOptions['separator']>;

const separators: readonly Separator[] = [',', ';', '\t', '|'];

/**
 * The separator under which the first rows agree best on their number of cells; more cells win between equals, and a
 * text with one column only is read with commas.
 *
 * @param head the first lines of the text, whole lines
 */
export function detectSeparator(head: string): Separator {
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of separators) {
    const { data } = Papa.parse<string[]>(head, { delimiter: separator, newline: '\n', preview: 30 });
    const rows = data.filter((row) => !isBlank(row));
    const width = rows[0]?.length ?? 1;
    if (width < 2) continue;
    const agreeing = rows.filter((row) => row.length === width).length / rows.length;
    const score = agreeing + Math.min(width, 1000) / 1e4;
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}
