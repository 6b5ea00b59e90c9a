import { describe, expect, it } from 'vitest';
import { buildBreachReport } from '../../../../src-core/report/breach-report.ts';
import { csvWriter } from '../../../../src-main/files/writers/csv.ts';
import { sampleReportInput } from '../../../core/report/sample-report-input.ts';
import { formulaName, hostileReport } from './hostile-report.ts';

/** Reads a CSV of RFC 4180 cell by cell, independently of the writer. */
function parse(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)) {
    const [whole, cell = '', end] = match;
    if (whole === '') continue;
    rows.at(-1)!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

const input = sampleReportInput();
const rows = parse(csvWriter.write(buildBreachReport(input)));
const find = (section: string, metric: string) => rows.find((row) => row[0] === section && row[4] === metric);

describe('the CSV report', () => {
  it('is one table of seven columns', () => {
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

  it('holds no cell that a spreadsheet would run', () => {
    const cells = parse(csvWriter.write(hostileReport())).slice(1).flat();
    expect(cells).toContain(`'${formulaName}`);
    const isNumber = (cell: string) => /^-?\d+(\.\d+)?(e[-+]?\d+)?$/.test(cell);
    expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell) && !isNumber(cell))).toEqual([]);
  });
});
