import { describe, expect, it } from 'vitest';
import { sampleReportInput } from '../../../core/report/sample-report-input.ts';
import { formulaName, hostileReport } from './hostile-report.ts';
import { parseCsv } from './parse-csv.ts';
import { reportOf, writtenText } from './written-report.ts';

const input = sampleReportInput();
const rows = parseCsv(await writtenText('tidy-csv', reportOf(input)));
const find = (section: string, metric: string) => rows.find((row) => row[0] === section && row[4] === metric);

describe('the CSV report in one table', () => {
  it('has seven columns', () => {
    expect(rows[0]).toEqual(['section', 'item', 'row', 'subject', 'metric', 'value', 'unit']);
    expect(rows.every((row) => row.length === 7)).toBe(true);
  });

  it('keeps every digit of a figure', () => {
    expect(find('summary', 'volatilityAnnual')!.slice(5)).toEqual([String(input.risk.volatilityAnnual), 'fraction']);
    expect(find('summary', 'nav')!.slice(5)).toEqual([input.risk.nav, 'USD']);
  });

  it('gives each limit’s value in its own unit', () => {
    const leverage = rows.find((row) => row[1] === 'utilisation' && row[3] === 'Gross leverage' && row[4] === 'value');
    expect(leverage!.slice(5)).toEqual([String(input.risk.grossLeverage), 'multiple']);
  });

  it('holds no cell that a spreadsheet would run', async () => {
    const cells = parseCsv(await writtenText('tidy-csv', hostileReport()))
      .slice(1)
      .flat();
    expect(cells).toContain(`'${formulaName}`);
    const isNumber = (cell: string) => /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(cell);
    expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell) && !isNumber(cell))).toEqual([]);
  });
});
