import { unzipSync } from 'fflate';
import writeExcelFile from 'write-excel-file/node';
import { type Report } from '../../../../src-core/report/report.ts';
import { zipFiles } from '../zip-files.ts';
import { chartSheet } from './chart-sheet.ts';
import { coverSheet } from './cover-sheet.ts';
import { sectionSheet } from './section-sheet.ts';

/** Lays a report out as a workbook: the cover, a sheet a section, and the numbers behind the charts. */
export async function writeWorkbook(report: Report): Promise<Uint8Array> {
  const sheets = [
    coverSheet(report),
    ...report.sections.map((section) => sectionSheet(section, report)),
    ...chartSheet(report),
  ];
  const packed = await writeExcelFile(sheets.map((sheet) => ({ ...sheet, showGridLines: false }))).toBuffer();
  // The library dates its files with the present, so they are packed again with the report's own time.
  const files = unzipSync(packed);
  return zipFiles(new Map(Object.entries(files)), report.computedAt);
}
