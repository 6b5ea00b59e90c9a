import { type ReportFormat } from '../../../src-core/contract/reports.ts';
import { type Report } from '../../../src-core/report/report.ts';

/** A picture the user chose for the head of the first page. */
export interface ReportLogo {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
}

/** What a layout needs besides the report itself. */
export interface ReportAssets {
  /** null = the load-line mark. */
  readonly logo: ReportLogo | null;
  /** TrueType files of the two weights; null where the format embeds none. */
  readonly fonts: ReportFonts | null;
}

export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly semibold: Uint8Array;
}

/** Lays a report out in one format. Same report and assets, same bytes. */
export interface ReportWriter {
  readonly format: ReportFormat;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  write(report: Report, assets: ReportAssets): Uint8Array | Promise<Uint8Array>;
}
