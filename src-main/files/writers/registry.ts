import { type ReportFormat } from '../../../src-core/contract/upkeep.ts';
import { csvWriter } from './csv.ts';
import { htmlWriter } from './html.ts';
import { jsonWriter } from './json.ts';
import { type ReportWriter } from './report-writer.ts';

/** Every format a report can be written in. To add one is to add its file and a line here. */
export const reportWriters: Readonly<Record<ReportFormat, ReportWriter>> = {
  html: htmlWriter,
  csv: csvWriter,
  json: jsonWriter,
};
