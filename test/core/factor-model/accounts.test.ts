import { describe, expect, it } from 'vitest';
import { accountFields, accountsEvent, accountsTable } from '../../../src-core/factor-model/accounts.ts';
import { type FundamentalsRow } from '../../../src-core/portfolio/imported-rows.ts';

function row(changes: Partial<FundamentalsRow>): FundamentalsRow {
  return {
    symbol: 'A',
    periodEnd: 1000,
    availableFrom: 1090,
    totalEquity: null,
    totalAssets: null,
    totalLiabilities: null,
    longTermDebt: null,
    netIncome: null,
    totalRevenue: null,
    operatingIncome: null,
    earningsPerShare: null,
    sharesOutstanding: null,
    afterTaxRoe: null,
    ...changes,
  };
}

function figure(rows: readonly FundamentalsRow[], field: (typeof accountFields)[number], day: number): number {
  const table = accountsTable(['A', 'B'], rows);
  const event = accountsEvent(table, 0, day);
  return event < 0 ? NaN : table.values[event * accountFields.length + accountFields.indexOf(field)]!;
}

const years = [0, 1, 2, 3, 4, 5, 6].map((year) =>
  row({
    periodEnd: 1000 + Math.round(365.25 * year),
    availableFrom: 1090 + Math.round(365.25 * year),
    totalRevenue: 100 + 10 * year,
    sharesOutstanding: 10,
    earningsPerShare: 2,
    totalEquity: 50 + year,
  }),
);

describe('accounts as they became known', () => {
  it('are unknown before their first day and for companies without any', () => {
    expect(figure(years, 'equity', 1089)).toBeNaN();
    expect(figure(years, 'equity', 1090)).toBe(50);
    expect(accountsEvent(accountsTable(['A', 'B'], years), 1, 5000)).toBe(-1);
  });

  it('are those of the newest period published', () => {
    expect(figure(years, 'equity', 1090 + 365)).toBe(51);
    expect(figure(years.toReversed(), 'equity', 1090 + 366 + 364)).toBe(51);
  });

  it('are not used three years after their period', () => {
    expect(figure(years.slice(0, 1), 'equity', 1000 + 1095)).toBe(50);
    expect(figure(years.slice(0, 1), 'equity', 1000 + 1096)).toBeNaN();
  });

  it('take a figure that is missing from the accounts before, but not from old ones', () => {
    const holes = [row({ totalEquity: 7 }), row({ periodEnd: 1365, availableFrom: 1455 })];
    expect(figure(holes, 'equity', 1500)).toBe(7);
    const far = [row({ totalEquity: 7 }), row({ periodEnd: 1731, availableFrom: 1821 })];
    expect(figure(far, 'equity', 1900)).toBeNaN();
  });

  it('follow a restatement from the day it is published', () => {
    const restated = [row({ totalEquity: 7 }), row({ totalEquity: 5, availableFrom: 1200 })];
    expect(figure(restated, 'equity', 1199)).toBe(7);
    expect(figure(restated, 'equity', 1200)).toBe(5);
  });

  it('measure growth as the slope over at most five years ÷ the mean', () => {
    const day = 1090 + Math.round(365.25 * 6);
    // Revenue per share rises by 1 a year; the mean of the last five is 14.
    expect(figure(years, 'salesGrowth', day)).toBeCloseTo(1 / 14, 3);
    expect(figure(years, 'earningsGrowth', day)).toBeCloseTo(0, 12);
    expect(figure(years, 'earningsVariability', day)).toBe(0);
    expect(figure(years.slice(0, 2), 'salesGrowth', 1090 + 366)).toBeNaN();
  });
});
