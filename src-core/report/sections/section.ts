import { type BreachReportInput } from '../breach-report-input.ts';
import { type ReportSection } from '../report-blocks.ts';

/** One section of the report. To add one is to add its file and a line in section-list.ts. */
export interface SectionBuilder {
  readonly id: string;
  build(input: BreachReportInput): ReportSection;
}
