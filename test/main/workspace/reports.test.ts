import { unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportFormats, reportKinds, type ReportProfile } from '../../../src-core/contract/index.ts';
import { makeWorkspace, testBench, testNow, type TestBench } from './small-workspace.ts';

let bench: TestBench;
let today = testNow();

beforeAll(async () => {
  bench = testBench({ now: () => today });
  await makeWorkspace(bench.path('w.plimsoll'));
  await bench.application.invoke('workspace.open', { path: bench.path('w.plimsoll') });
  await bench.application.invoke('risk.run', {});
});
afterAll(() => bench.dispose());

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const weekly: ReportProfile = {
  name: 'Weekly',
  kind: 'risk',
  format: 'pdf',
  sections: ['summary', 'sign-off'],
  locale: 'de-DE',
  footer: 'Desk 4',
  fileName: '{kind} {portfolio} {date}',
};

describe('reports of a workspace', () => {
  it.each(reportKinds)('of kind %s can be read back in every format', async (kind) => {
    const written = async (format: (typeof reportFormats)[number]) =>
      bytesOf((await bench.application.invoke('report.export', { kind, format })).base64);
    const document = await getDocumentProxy(await written('pdf'));
    expect(document.numPages).toBeGreaterThan(0);
    const sheets = await readExcelFile(Buffer.from(await written('xlsx')));
    expect(sheets[0]!.sheet).toBe('Report');
    expect(Object.keys(unzipSync(await written('csv')))).toContain('report.csv');
    expect(new TextDecoder().decode(await written('html'))).toMatch(/^<!doctype html>/);
    expect(JSON.parse(new TextDecoder().decode(await written('json')))).toMatchObject({ kind });
  });

  it.each(reportFormats)('give the same %s bytes for the same run, also a year later', async (format) => {
    today = testNow();
    const first = await bench.application.invoke('report.export', { format });
    today = new Date('2027-01-05T22:30:00Z');
    expect(await bench.application.invoke('report.export', { format })).toEqual(first);
  });

  it('follow the settings, which leave the run current', async () => {
    const { application } = bench;
    const before = await application.invoke('report.export', { format: 'json' });
    await application.invoke('settings.save', { reportLocale: 'fr-FR', reportFooter: 'Confidential' });
    const after = await application.invoke('report.export', { format: 'json' });
    expect(after.run).toBe(before.run);
    const report: unknown = JSON.parse(Buffer.from(after.base64, 'base64').toString());
    expect(report).toMatchObject({ locale: 'fr-FR', footer: 'Confidential' });
    await application.invoke('history.undo', {});
  });

  it('refuse a logo that is no picture', async () => {
    const saving = bench.application.invoke('settings.save', { reportLogo: 'https://example.org/logo.png' });
    await expect(saving).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a report profile', () => {
  it('decides what is not asked for', async () => {
    const { application } = bench;
    await application.invoke('report.saveProfile', { profile: weekly });
    expect(await application.invoke('report.profiles', {})).toEqual([weekly]);
    const report = await application.invoke('report.export', { profile: 'Weekly' });
    expect(report.fileName).toMatch(/^risk-Core-\d{4}-\d{2}-\d{2}\.pdf$/);
    const json = await application.invoke('report.export', { profile: 'Weekly', format: 'json', kind: 'breach' });
    const content: unknown = JSON.parse(Buffer.from(json.base64, 'base64').toString());
    expect(content).toMatchObject({
      kind: 'breach',
      locale: 'de-DE',
      footer: 'Desk 4',
      sections: [{ id: 'summary' }, { id: 'sign-off' }],
    });
  });

  it('is replaced by one of its name, and every step can be undone', async () => {
    const { application } = bench;
    await application.invoke('report.saveProfile', { profile: { ...weekly, format: 'xlsx' } });
    expect((await application.invoke('report.profiles', {}))[0]!.format).toBe('xlsx');
    await application.invoke('history.undo', {});
    expect(await application.invoke('report.profiles', {})).toEqual([weekly]);
    await application.invoke('report.removeProfile', { name: 'Weekly' });
    expect(await application.invoke('report.profiles', {})).toEqual([]);
    await application.invoke('history.undo', {});
    expect(await application.invoke('report.profiles', {})).toEqual([weekly]);
  });

  it('that is not there is said so, with those there are', async () => {
    const asked = bench.application.invoke('report.export', { profile: 'Monthly' });
    await expect(asked).rejects.toMatchObject({ code: 'UNKNOWN_RECORD', remedy: expect.stringContaining('Weekly') });
  });
});
