import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type ReportFonts } from '../report-writer.ts';

/**
 * Where the fonts of reports lie, by how this module itself was loaded: in the sources' resources, or copied by the build
 * beside the entries, which bundled chunks lie one folder below.
 */
export function fontFolder(loadedFrom: string = import.meta.url): URL {
  if (loadedFrom.endsWith('.ts')) return new URL('../../../../resources/fonts/', loadedFrom);
  const beside = new URL('./fonts/', loadedFrom);
  return existsSync(beside) ? beside : new URL('../fonts/', loadedFrom);
}

/** IBM Plex Sans, which has Latin, Greek and Cyrillic letters and figures of one width; SIL Open Font Licence. */
export async function readReportFonts(): Promise<ReportFonts> {
  const folder = fontFolder();
  const [regular, semibold] = await Promise.all(
    ['IBMPlexSans-Regular.ttf', 'IBMPlexSans-SemiBold.ttf'].map((name) => readFile(new URL(name, folder))),
  );
  return { regular: new Uint8Array(regular!), semibold: new Uint8Array(semibold!) };
}
