import { type ReportFormat } from '../../../src-core/contract/reports.ts';
import { type Report } from '../../../src-core/report/report.ts';
import { reportWriters } from '../../files/writers/registry.ts';
import { type ReportAssets } from '../../files/writers/report-writer.ts';
import { type Task } from '../task.ts';

export interface WriteReportInput {
  readonly format: ReportFormat;
  readonly report: Report;
  readonly assets: ReportAssets;
}

/** Lays a report out as a file. */
export const writeReport: Task<WriteReportInput, Uint8Array> = {
  name: 'write-report',
  async run({ format, report, assets }, context) {
    context.progress({ stage: 'Writing the report', done: 0, total: 1, unit: 'file' });
    return reportWriters[format].write(report, assets);
  },
};
