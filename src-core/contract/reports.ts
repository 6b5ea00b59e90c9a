import { z } from 'zod';
import { reportKindList, reportKinds, type ReportKind } from '../report/report-kinds.ts';
import { reportLocaleIds, reportLocales, type ReportLocaleId } from '../report/report-locale.ts';
import { sectionIds, sectionTitles, type SectionId } from '../report/section-titles.ts';
import { declare } from './operation.ts';
import { shortText } from './schemas.ts';

export { reportKindList, reportKinds, reportLocaleIds, reportLocales, sectionIds, sectionTitles };
export type { ReportKind, ReportLocaleId, SectionId };

/** `csv` is a zip of one file a table, `tidy-csv` one file with a line a value. */
export const reportFormats = ['pdf', 'xlsx', 'html', 'csv', 'tidy-csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ExportedReport {
  readonly fileName: string;
  readonly mediaType: string;
  /** The file's bytes, base64. */
  readonly base64: string;
  readonly format: ReportFormat;
  /** Limits at or beyond `limit`. */
  readonly breached: number;
  readonly run: number;
}

/** What a report is to be; what is left out is as the profile has it, else as the settings have it. */
const choices = {
  kind: z.enum(reportKinds),
  format: z.enum(reportFormats),
  /** Absent or null = all sections of the kind. */
  sections: z.array(z.enum(sectionIds)).min(1).nullable(),
  locale: z.enum(reportLocaleIds),
  footer: z.string().max(200),
  /** Name of the file without its extension; {portfolio}, {date}, {kind} and {run} are filled in. Empty = the usual name. */
  fileName: z.string().max(120),
};

/** A saved choice of report for one portfolio. */
export const reportProfile = z.strictObject({
  name: shortText,
  kind: choices.kind,
  format: choices.format,
  sections: choices.sections,
  /** null = as in the settings. */
  locale: choices.locale.nullable(),
  footer: choices.footer.nullable(),
  fileName: choices.fileName,
});
export type ReportProfile = z.infer<typeof reportProfile>;

export const reportOperations = {
  'report.export': declare(
    'task',
    'workspace',
    z.strictObject({
      portfolio: shortText.optional(),
      /** Name of a profile of the portfolio. */
      profile: shortText.optional(),
      kind: choices.kind.optional(),
      format: choices.format.optional(),
      sections: choices.sections.optional(),
      locale: choices.locale.optional(),
      footer: choices.footer.optional(),
      fileName: choices.fileName.optional(),
    }),
  ).returns<ExportedReport>(),
  'report.profiles': declare('query', 'workspace', z.strictObject({ portfolio: shortText.optional() })).returns<
    readonly ReportProfile[]
  >(),
  /** Replaces a profile of the same name. */
  'report.saveProfile': declare(
    'command',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), profile: reportProfile }),
  ).returns<ReportProfile>(),
  'report.removeProfile': declare(
    'command',
    'workspace',
    z.strictObject({ portfolio: shortText.optional(), name: shortText }),
  ).returns<null>(),
};
