import { type ReportFormat } from '../../../src-core/contract/reports.ts';
import { csvWriter } from './csv.ts';
import { htmlWriter } from './html.ts';
import { jsonWriter } from './json.ts';
import { pdfWriter } from './pdf.ts';
import { type ReportWriter } from './report-writer.ts';
import { tidyCsvWriter } from './tidy-csv.ts';
import { xlsxWriter } from './xlsx.ts';

/** Every format a report can be written in. To add one is to add its file and a line here. */
export const reportWriters: Readonly<Record<ReportFormat, ReportWriter>> = {
  pdf: pdfWriter,
  xlsx: xlsxWriter,
  html: htmlWriter,
  csv: csvWriter,
  'tidy-csv': tidyCsvWriter,
  json: jsonWriter,
};
