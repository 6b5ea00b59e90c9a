import { fromBufferPromise, type ZipFile } from 'yauzl';
import { DomainError } from '../../../src-core/domain-error.ts';

/** A workbook may unpack to this many bytes in all, and to this many entries. */
export const largestWorkbook = 512 * 1024 ** 2;
const mostEntries = 10_000;

/**
 * Inflates every entry of a workbook, counting, before any parser sees it: the sizes a zip declares may be lies.
 *
 * @param data the file's bytes
 * @param limit most bytes after unpacking
 * @throws DomainError NOT_A_SPREADSHEET, ZIP_BOMB
 */
export async function assertHarmlessWorkbook(data: Buffer, name: string, limit = largestWorkbook): Promise<void> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(data, { lazyEntries: true, validateEntrySizes: false });
  } catch (thrown) {
    throw notASpreadsheet(name, thrown);
  }
  let total = 0;
  let workbook = false;
  try {
    if (zip.entryCount > mostEntries) throw zipBomb(name, `${zip.entryCount} entries`);
    for await (const entry of zip.eachEntry()) {
      workbook ||= entry.fileName === 'xl/workbook.xml';
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        total += (chunk as Buffer).length;
        if (total > limit) throw zipBomb(name, `more than ${limit} bytes`);
      }
    }
  } catch (thrown) {
    throw thrown instanceof DomainError ? thrown : notASpreadsheet(name, thrown);
  } finally {
    zip.close();
  }
  if (!workbook) throw notASpreadsheet(name, undefined);
}

function zipBomb(name: string, what: string): DomainError {
  return new DomainError('ZIP_BOMB', `${name} unpacks to ${what}, which no real workbook does`, {
    kept: 'Nothing was imported; unpacking was stopped',
    remedy: 'Do not trust this file; save large tables as CSV',
  });
}

function notASpreadsheet(name: string, cause: unknown): DomainError {
  return new DomainError('NOT_A_SPREADSHEET', `${name} is not an XLSX workbook`, {
    kept: 'Nothing was imported',
    remedy: 'Save it as XLSX or CSV from the spreadsheet program (the older XLS format is not read)',
    cause,
  });
}
