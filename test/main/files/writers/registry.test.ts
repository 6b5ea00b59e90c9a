import { describe, expect, it } from 'vitest';
import { reportFormats, reportKinds } from '../../../../src-core/contract/reports.ts';
import { reportSchemaVersion } from '../../../../src-core/report/report.ts';
import { reportWriters } from '../../../../src-main/files/writers/registry.ts';
import { sampleReportInput } from '../../../core/report/sample-report-input.ts';
import { reportOf, writtenBytes, writtenText } from './written-report.ts';

describe('the report’s writers', () => {
  it('stand one for each format of the contract, under its name', () => {
    expect(Object.keys(reportWriters).toSorted()).toEqual([...reportFormats].sort());
    for (const format of reportFormats) expect(reportWriters[format].format).toBe(format);
  });

  it.each(reportFormats)('write the same %s bytes for the same input', async (format) => {
    const write = () => writtenBytes(format, reportOf(sampleReportInput()));
    expect(Buffer.compare(await write(), await write())).toBe(0);
  });

  it.each(reportKinds)(
    'give JSON of the %s report that reads back as it was, with its schema’s version',
    async (kind) => {
      const report = reportOf(sampleReportInput(), { kind });
      const back: unknown = JSON.parse(await writtenText('json', report));
      expect(back).toEqual(report);
      expect(back).toMatchObject({ schema: `plimsoll/${kind}-report`, schemaVersion: reportSchemaVersion });
    },
  );
});
