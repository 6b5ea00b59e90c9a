import { type ReportFormat } from '../../../src-core/contract/upkeep.ts';
import { type BreachReport } from '../../../src-core/report/breach-report.ts';

/** Lays the report out in one format. Same report, same bytes. */
export interface ReportWriter {
  readonly format: ReportFormat;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  write(report: BreachReport): string;
}
