import { type ReportWriter } from './report-writer.ts';

/** The report as it is, at full precision; `schema` and `schemaVersion` say how to read it. */
export const jsonWriter: ReportWriter = {
  format: 'json',
  mediaType: 'application/json',
  extension: 'json',
  write: (report) => new TextEncoder().encode(JSON.stringify(report, null, 2) + '\n'),
};
