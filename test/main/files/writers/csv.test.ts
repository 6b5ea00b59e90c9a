import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Report } from '../../../../src-core/report/report.ts';
import { sampleReportInput } from '../../../core/report/sample-report-input.ts';
import { formulaName, hostileReport } from './hostile-report.ts';
import { parseCsv } from './parse-csv.ts';
import { reportOf, writtenBytes } from './written-report.ts';

async function tablesOf(report: Report) {
  const files = unzipSync(await writtenBytes('csv', report));
  return new Map(Object.entries(files).map(([name, bytes]) => [name, parseCsv(strFromU8(bytes))]));
}

const input = sampleReportInput();
const tables = await tablesOf(reportOf(input, { locale: 'de-DE' }));
const table = (name: string) => tables.get(`${name}.csv`)!;

describe('the CSV report', () => {
  it('is a file a table, each row as long as its header', () => {
    for (const rows of tables.values()) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect([...tables.keys()].slice(0, 3)).toEqual(['report.csv', 'headline.csv', 'utilisation.csv']);
  });

  it('says what it is a report of', () => {
    expect(Object.fromEntries(table('report'))).toMatchObject({ run: '12', status: 'limit', base_currency: 'USD' });
  });

  it('keeps every digit of a figure and writes a decimal point whatever the locale', () => {
    const figure = (id: string) => table('headline').find((row) => row[0] === id)!;
    expect(figure('volatilityAnnual').slice(2, 4)).toEqual([String(input.risk.volatilityAnnual), 'fraction']);
    expect(figure('nav').slice(2, 4)).toEqual([input.risk.nav, 'USD']);
  });

  it('names the currency in the heading of money', () => {
    expect(table('contributions')[0]).toContain('market_value_usd');
  });

  it('gives each limit’s value beside its own unit', () => {
    const [header, ...rows] = table('utilisation');
    const leverage = rows.find((row) => row[1] === 'Gross leverage')!;
    const cell = (name: string) => leverage[header!.indexOf(name)];
    expect([cell('unit'), cell('value')]).toEqual(['multiple', String(input.risk.grossLeverage)]);
  });

  it('holds no cell that a spreadsheet would run', async () => {
    const cells = [...(await tablesOf(hostileReport())).values()].flat(2);
    expect(cells).toContain(`'${formulaName}`);
    const isNumber = (cell: string) => /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(cell);
    expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell) && !isNumber(cell))).toEqual([]);
  });
});
