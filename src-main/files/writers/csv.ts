import { plainTables, type PlainTable } from './plain-tables.ts';
import { csvDecimal, csvNumber, csvText } from './csv-cell.ts';
import { type ReportWriter } from './report-writer.ts';
import { zipFiles } from './zip-files.ts';

/**
 * One CSV file a table, in a zip; `report.csv` says what they are a report of. Values at full precision, fractions as
 * fractions, ISO dates and a decimal point whatever the locale; docs/reports.md lists the files.
 */
export const csvWriter: ReportWriter = {
  format: 'csv',
  mediaType: 'application/zip',
  extension: 'zip',
  write: (report) => {
    const encoder = new TextEncoder();
    const files = plainTables(report).map((table) => [`${table.name}.csv`, encoder.encode(csvFile(table))] as const);
    return zipFiles(new Map(files), report.computedAt);
  },
};

function csvFile({ header, rows }: PlainTable): string {
  const lines = rows.map((row) =>
    row.map((cell) => {
      if (cell === null) return '';
      if (typeof cell === 'number') return csvNumber(cell);
      return typeof cell === 'string' ? csvText(cell) : csvDecimal(cell.decimal);
    }),
  );
  return [header.map(csvText), ...lines].map((cells) => cells.join(',')).join('\r\n') + '\r\n';
}
