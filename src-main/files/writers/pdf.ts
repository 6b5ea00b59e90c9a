import { type ReportWriter } from './report-writer.ts';

/** A tagged PDF for paper and for the record, with its fonts inside. */
export const pdfWriter: ReportWriter = {
  format: 'pdf',
  mediaType: 'application/pdf',
  extension: 'pdf',
  write: async (report, assets) => {
    // Loaded when it is first needed: the library takes long to start, and most workers never write a PDF.
    const { writePdf } = await import('./pdf/write-pdf.ts');
    return writePdf(report, assets);
  },
};
