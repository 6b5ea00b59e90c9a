import { buildReport, type Report, type ReportOptions } from '../../../../src-core/report/report.ts';
import { type ReportFormat } from '../../../../src-core/contract/reports.ts';
import { type ReportInput } from '../../../../src-core/report/report-input.ts';
import { readReportFonts } from '../../../../src-main/files/writers/pdf/report-fonts.ts';
import { reportWriters } from '../../../../src-main/files/writers/registry.ts';
import { type ReportLogo } from '../../../../src-main/files/writers/report-writer.ts';

const usual: ReportOptions = { kind: 'breach', locale: 'iso', sections: null, footer: '' };

/** A report, the limit-breach report in the first locale unless the options say otherwise. */
export function reportOf(input: ReportInput, options: Partial<ReportOptions> = {}): Report {
  return buildReport(input, { ...usual, ...options });
}

/** A report's bytes in a format. */
export async function writtenBytes(format: ReportFormat, report: Report, logo: ReportLogo | null = null) {
  return reportWriters[format].write(report, { logo, fonts: await readReportFonts() });
}

export async function writtenText(format: ReportFormat, report: Report, logo: ReportLogo | null = null) {
  return new TextDecoder().decode(await writtenBytes(format, report, logo));
}
