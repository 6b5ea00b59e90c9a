import { type LimitLevel } from '../limits/limit.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type ReportSection } from './report-blocks.ts';
import { type ReportInput } from './report-input.ts';
import { reportKind, type ReportKind } from './report-kinds.ts';
import { reportLocale, type ReportLocaleId } from './report-locale.ts';
import { reportStatement, reportStatus } from './report-statement.ts';
import { sectionTitles, type SectionId } from './section-titles.ts';
import { reportSections } from './sections/section-list.ts';
import { countLevels } from './status-count.ts';

export const reportSchemaVersion = 2;

/** How a report is to look and what of it is wanted. */
export interface ReportOptions {
  readonly kind: ReportKind;
  readonly locale: ReportLocaleId;
  /** Sections wanted; null = all of the kind. Those of another kind are left out. */
  readonly sections: readonly SectionId[] | null;
  /** Shown at the foot of every page; empty = nothing. */
  readonly footer: string;
}

/** A report as data: what a writer lays out, and what the JSON format is. */
export interface Report {
  readonly schema: `plimsoll/${ReportKind}-report`;
  readonly schemaVersion: typeof reportSchemaVersion;
  readonly kind: ReportKind;
  readonly title: string;
  readonly workspace: string;
  readonly fictional: boolean;
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  readonly run: number;
  /** When the run was computed, ISO time: the report's own time, so that the same run gives the same bytes. */
  readonly computedAt: string;
  /** SHA-256 of the run's stored result. */
  readonly resultHash: string;
  readonly locale: ReportLocaleId;
  readonly footer: string;
  /** The worst level among the limits the report is about; null where none is measured. */
  readonly status: LimitLevel | null;
  /** What the report says, in one sentence. */
  readonly statement: string;
  /** Limits at or beyond `limit`. */
  readonly breached: number;
  readonly sections: readonly ReportSection[];
}

/** Puts a report together. Same input and options, same report: no clock, no locale of the platform. */
export function buildReport(input: ReportInput, options: ReportOptions): Report {
  const { risk } = input;
  const kind = reportKind(options.kind);
  const locale = reportLocale(options.locale);
  const count = countLevels(risk.limits);
  const wanted = kind.sections.filter((id) => options.sections === null || options.sections.includes(id));
  return {
    schema: `plimsoll/${options.kind}-report`,
    schemaVersion: reportSchemaVersion,
    kind: options.kind,
    title: kind.title,
    workspace: input.workspace,
    fictional: input.fictional,
    portfolio: risk.portfolio,
    asOf: risk.asOf,
    baseCurrency: risk.baseCurrency,
    run: risk.run,
    computedAt: risk.computedAt,
    resultHash: input.resultHash,
    locale: options.locale,
    footer: options.footer,
    status: reportStatus(options.kind, input),
    statement: reportStatement(options.kind, input, locale),
    breached: count.limit + count.halt,
    // A section that has nothing to say is left out.
    sections: wanted.flatMap((id) => {
      const blocks = reportSections[id](input, { locale, title: kind.title });
      return blocks.length === 0 ? [] : [{ id, title: sectionTitles[id], blocks }];
    }),
  };
}
