import { type EpochDay } from '../market/epoch-day.ts';
import { type FundamentalsRow } from '../portfolio/imported-rows.ts';

/** What the descriptors need of a company's accounts; the positions of the columns in the table below. */
export const accountFields = [
  'equity',
  'assets',
  'liabilities',
  'longTermDebt',
  'netIncome',
  'revenue',
  'operatingIncome',
  'shares',
  'salesGrowth',
  'earningsGrowth',
  'earningsVariability',
] as const;
export type AccountField = (typeof accountFields)[number];

/**
 * Accounts as they became known, security by security: events `offsets[i] … offsets[i + 1]` belong to security i, in the
 * order of time. The figures of an event hold from its day until the next event or until they are too old.
 */
export interface AccountsTable {
  readonly offsets: Int32Array;
  readonly knownFrom: Int32Array;
  readonly usableUntil: Int32Array;
  /** Events × `accountFields`, NaN = not known. */
  readonly values: Float64Array;
}

/** Accounts of a period that ended longer ago say nothing of the company any more. */
export const oldestAccountsDays = 1095;
/** A figure missing in the newest accounts is taken from earlier ones of at most this age difference. */
const olderFiguresDays = 730;
const growthYears = 5;
const fewestGrowthYears = 3;
const daysPerYear = 365.25;

/** Builds the table from accounts rows in any order; securities without accounts have no events. */
export function accountsTable(symbols: readonly string[], rows: readonly FundamentalsRow[]): AccountsTable {
  const bySymbol = Map.groupBy(rows, (row) => row.symbol);
  const offsets = sharedIntegers(symbols.length + 1);
  const events: { readonly day: EpochDay; readonly until: EpochDay; readonly values: readonly number[] }[] = [];
  symbols.forEach((symbol, i) => {
    const own = bySymbol.get(symbol) ?? [];
    for (const day of [...new Set(own.map((row) => row.availableFrom))].sort((a, b) => a - b)) {
      const periods = periodsKnownOn(own, day);
      const newest = periods[0]!.periodEnd;
      events.push({ day, until: newest + oldestAccountsDays, values: figuresOf(periods, newest) });
    }
    offsets[i + 1] = events.length;
  });
  const width = accountFields.length;
  const knownFrom = sharedIntegers(events.length);
  const usableUntil = sharedIntegers(events.length);
  const values = new Float64Array(new SharedArrayBuffer(events.length * width * 8));
  events.forEach((event, e) => {
    knownFrom[e] = event.day;
    usableUntil[e] = event.until;
    values.set(event.values, e * width);
  });
  return { offsets, knownFrom, usableUntil, values };
}

/** The event in force for a security on a day, or −1. */
export function accountsEvent(table: AccountsTable, security: number, day: EpochDay): number {
  const { offsets, knownFrom, usableUntil } = table;
  for (let event = offsets[security + 1]! - 1; event >= offsets[security]!; event--) {
    if (knownFrom[event]! <= day) return day <= usableUntil[event]! ? event : -1;
  }
  return -1;
}

/** The last known version of each period's accounts, newest period first. */
function periodsKnownOn(rows: readonly FundamentalsRow[], day: EpochDay): readonly FundamentalsRow[] {
  const latest = new Map<EpochDay, FundamentalsRow>();
  for (const row of rows) {
    if (row.availableFrom > day) continue;
    const before = latest.get(row.periodEnd);
    if (!before || before.availableFrom < row.availableFrom) latest.set(row.periodEnd, row);
  }
  return [...latest.values()].sort((a, b) => b.periodEnd - a.periodEnd);
}

function figuresOf(periods: readonly FundamentalsRow[], newest: EpochDay): readonly number[] {
  const recent = periods.filter((row) => newest - row.periodEnd <= olderFiguresDays);
  const latest = (field: keyof FundamentalsRow): number => {
    const row = recent.find((candidate) => candidate[field] !== null);
    return row ? Number(row[field]) : NaN;
  };
  const history = periods.filter((row) => newest - row.periodEnd < (growthYears - 0.5) * daysPerYear);
  const perShare = (value: number | null, row: FundamentalsRow) =>
    value === null || !((row.sharesOutstanding ?? 0) > 0) ? NaN : value / row.sharesOutstanding!;
  const sales = history.map((row) => ({ day: row.periodEnd, value: perShare(row.totalRevenue, row) }));
  const earnings = history.map((row) => ({
    day: row.periodEnd,
    value: row.earningsPerShare ?? perShare(row.netIncome, row),
  }));
  const figures: Record<AccountField, number> = {
    equity: latest('totalEquity'),
    assets: latest('totalAssets'),
    liabilities: latest('totalLiabilities'),
    longTermDebt: latest('longTermDebt'),
    netIncome: latest('netIncome'),
    revenue: latest('totalRevenue'),
    operatingIncome: latest('operatingIncome'),
    shares: latest('sharesOutstanding'),
    salesGrowth: relativeSlope(sales),
    earningsGrowth: relativeSlope(earnings),
    earningsVariability: relativeDeviation(earnings),
  };
  return accountFields.map((field) => figures[field]);
}

interface YearlyFigure {
  readonly day: EpochDay;
  readonly value: number;
}

/** Least-squares slope a year ÷ |mean|; NaN with fewer than three years or a mean of 0. */
function relativeSlope(figures: readonly YearlyFigure[]): number {
  const known = figures.filter(({ value }) => !Number.isNaN(value));
  if (known.length < fewestGrowthYears) return NaN;
  const meanDay = known.reduce((sum, { day }) => sum + day, 0) / known.length;
  const meanValue = known.reduce((sum, { value }) => sum + value, 0) / known.length;
  let covariance = 0;
  let variance = 0;
  for (const { day, value } of known) {
    const years = (day - meanDay) / daysPerYear;
    covariance += years * (value - meanValue);
    variance += years * years;
  }
  return meanValue === 0 || variance === 0 ? NaN : covariance / variance / Math.abs(meanValue);
}

/** Standard deviation ÷ |mean|; NaN with fewer than three years or a mean of 0. */
function relativeDeviation(figures: readonly YearlyFigure[]): number {
  const known = figures.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  if (known.length < fewestGrowthYears) return NaN;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return mean === 0 ? NaN : Math.sqrt(squares / (known.length - 1)) / Math.abs(mean);
}

function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}
