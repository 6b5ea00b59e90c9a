import { describe, expect, it } from 'vitest';
import { reportFormats } from '../../../../src-core/contract/upkeep.ts';
import { breachReportVersion, buildBreachReport } from '../../../../src-core/report/breach-report.ts';
import { reportWriters } from '../../../../src-main/files/writers/registry.ts';
import { sampleReportInput } from '../../../core/report/sample-report-input.ts';

describe('the report’s writers', () => {
  it('stand one for each format of the contract, under its name', () => {
    expect(Object.keys(reportWriters).toSorted()).toEqual([...reportFormats].sort());
    for (const format of reportFormats) expect(reportWriters[format].format).toBe(format);
  });

  it.each(reportFormats)('write the same %s bytes for the same input', (format) => {
    const write = () => reportWriters[format].write(buildBreachReport(sampleReportInput()));
    expect(write()).toBe(write());
  });

  it('give JSON that reads back as the report, with its schema’s version', () => {
    const report = buildBreachReport(sampleReportInput());
    const back: unknown = JSON.parse(reportWriters.json.write(report));
    expect(back).toEqual(report);
    expect(back).toMatchObject({ schema: 'plimsoll/breach-report', schemaVersion: breachReportVersion });
  });
});
