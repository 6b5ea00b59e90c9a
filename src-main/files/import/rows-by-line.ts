import { type ReadingOptions } from '../../../src-core/contract/imports.ts';
import { fileFacts } from '../readers/file-bytes.ts';
import { openTable } from '../readers/open-table.ts';

/** A row of a file as it is written. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads some rows of a file again, to show them: those on the given lines, and the first ones besides, up to a number.
 *
 * @param fill read on from the top until this many rows are found besides
 */
export async function rowsByLine(
  path: string,
  reading: ReadingOptions,
  lines: readonly number[],
  fill: number,
): Promise<readonly FileRow[]> {
  const wanted = new Set(lines);
  const lastWanted = lines.reduce((last, line) => Math.max(last, line), 0);
  const found: FileRow[] = [];
  if (wanted.size === 0 && fill === 0) return found;
  let spare = Math.max(0, fill - wanted.size);
  const table = await openTable(await fileFacts(path), reading);
  try {
    for await (const block of table.blocks) {
      for (let i = 0; i < block.rows.length; i++) {
        const line = block.lines[i]!;
        const asked = wanted.has(line);
        if (!asked && spare === 0) continue;
        if (!asked) spare--;
        found.push({ line, cells: block.rows[i]! });
      }
      const past = block.lines.at(-1) ?? 0;
      if (spare === 0 && past >= lastWanted) break;
    }
  } finally {
    await table.close();
  }
  return found;
}
