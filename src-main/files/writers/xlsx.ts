import { type ReportWriter } from './report-writer.ts';

/** A workbook with a sheet a section, whose numbers and dates are numbers and dates. */
export const xlsxWriter: ReportWriter = {
  format: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  write: async (report) => {
    const { writeWorkbook } = await import('./xlsx/write-workbook.ts');
    return writeWorkbook(report);
  },
};
