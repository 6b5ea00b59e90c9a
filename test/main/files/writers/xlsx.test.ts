import { strFromU8, unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type Report } from '../../../../src-core/report/report.ts';
import { foreignNames, fullReportInput } from '../../../core/report/full-report-input.ts';
import { formulaName, hostileReport } from './hostile-report.ts';
import { reportOf, writtenBytes } from './written-report.ts';

type Rows = readonly (readonly unknown[])[];

/** The workbook's sheets as another library than the writer's reads them. */
async function sheetsOf(report: Report): Promise<ReadonlyMap<string, Rows>> {
  const sheets = await readExcelFile(Buffer.from(await writtenBytes('xlsx', report)));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

const input = fullReportInput();
const report = reportOf(input, { locale: 'de-DE' });
const bytes = await writtenBytes('xlsx', report);
const sheets = await sheetsOf(report);
const parts = unzipSync(bytes);
const part = (name: string) => strFromU8(parts[name]!);
const sheetNumber = (name: string) => [...sheets.keys()].indexOf(name) + 1;
/** The row of a sheet that begins with this cell. */
const row = (sheet: string, first: unknown) => sheets.get(sheet)!.find((cells) => cells[0] === first)!;

describe('the XLSX report', () => {
  it('has the cover, a sheet a section, and the numbers behind the charts', () => {
    expect([...sheets.keys()]).toHaveLength(report.sections.length + 2);
    expect([...sheets.keys()].at(0)).toBe('Report');
    expect([...sheets.keys()].at(-1)).toBe('Chart data');
  });

  it('keeps figures as numbers at full precision and dates as dates', () => {
    expect(row('Summary', 'Volatility')[1]).toBe(input.risk.volatilityAnnual);
    expect(row('Report', 'As of')[1]).toEqual(new Date(input.risk.asOf));
    // A workbook counts days, so a time comes back to the millisecond at best.
    const computed = row('Report', 'Computed, UTC')[1] as Date;
    expect(Math.abs(computed.getTime() - new Date(input.risk.computedAt).getTime())).toBeLessThan(10);
    const position = input.risk.contributions.toSorted((a, b) => b.var - a.var)[0]!;
    const cells = row('Positions', position.symbol);
    expect(cells[4]).toBe(Number(position.marketValue));
    expect(cells[5]).toBe(position.weight);
  });

  it('adds positions up under their table', () => {
    const total = row('Positions', 'Total');
    expect(total[6]).toBeCloseTo(input.risk.volatilityAnnual, 10);
  });

  it('gives every cell the format of its kind, dates in the order of the locale', () => {
    const styles = part('xl/styles.xml');
    for (const format of ['dd.mm.yyyy', '0.00%', '#,##0', '0.00&quot;×&quot;']) expect(styles).toContain(`"${format}"`);
  });

  it('keeps the heading of a table in sight where the sheet is one table', () => {
    const frozen = (name: string) => /ySplit="(\d+)"/.exec(part(`xl/worksheets/sheet${sheetNumber(name)}.xml`))?.[1];
    expect(frozen('Positions')).toBe('3');
    expect(frozen('Utilisation')).toBe('3');
    expect(frozen('Exposures')).toBe('1');
    expect(part(`xl/worksheets/sheet${sheetNumber('Positions')}.xml`)).toMatch(/<col [^>]*width="\d+/);
  });

  it('shows Greek, Cyrillic and accented names as they are', () => {
    const names = sheets.get('Positions')!.map((cells) => cells[1]);
    expect(names).toEqual(expect.arrayContaining([...foreignNames]));
  });

  it('holds no formula, whatever a name says', async () => {
    const hostile = hostileReport();
    const files = unzipSync(await writtenBytes('xlsx', hostile));
    const worksheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/'));
    for (const name of worksheets) expect(strFromU8(files[name]!)).not.toContain('<f');
    expect([...(await sheetsOf(hostile)).values()].flat(2)).toContain(formulaName);
  });

  it('is dated by the run, so that the same run gives the same bytes on any day', () => {
    const year = new DataView(bytes.buffer, bytes.byteOffset).getUint16(12, true) >> 9;
    expect(year + 1980).toBe(2026);
  });
});
