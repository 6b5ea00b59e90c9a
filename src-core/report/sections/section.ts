import { type ReportBlock } from '../report-blocks.ts';
import { type ReportInput } from '../report-input.ts';
import { type ReportLocale } from '../report-locale.ts';

/** What a section needs to know of the report it stands in. */
export interface SectionFrame {
  /** How its sentences write numbers and dates; tables leave that to the writers. */
  readonly locale: ReportLocale;
  /** The report's title. */
  readonly title: string;
}

/**
 * One section's content. To add a section is to add its file, its heading in section-titles.ts, a line in section-list.ts, and
 * its place in report-kinds.ts.
 */
export type SectionBuilder = (input: ReportInput, frame: SectionFrame) => readonly ReportBlock[];
