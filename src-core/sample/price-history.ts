import { isoDate } from '../market/epoch-day.ts';
import { type Company } from './company.ts';
import { streamBase, type StreamFactory } from './substreams.ts';
import { type PriceColumns } from '../portfolio/imported-rows.ts';

/** Months in whose first trading days the companies that pay dividends go ex. */
const dividendMonths = ['02', '05', '08', '11'];
const dividendsPerYear = dividendMonths.length;
const tradingDaysPerYear = 252;

/** One company's quotes from its listing on; arrays over the same days. Prices and dividends are whole cents. */
export interface Quotes {
  /** Index of the first quoted day among all trading days. */
  readonly firstDay: number;
  /** Closing price in cents; 0 before the listing. */
  readonly closeCents: Float64Array;
  /** Dividend of the ex-day in cents a share. */
  readonly dividendCents: Float64Array;
  /** Close adjusted for later dividends, six decimals. */
  readonly totalReturn: Float64Array;
  readonly volume: Float64Array;
}

/**
 * Turns total returns into quotes: the price falls by the dividend on an ex-day, and the adjusted price takes all later
 * dividends out by the factor 1 − dividend ÷ previous close (the usual back-adjustment).
 *
 * @param returns total log returns of each company over `days`
 */
export function quoteCompanies(
  companies: readonly Company[],
  days: Int32Array,
  returns: readonly Float64Array[],
  streams: StreamFactory,
): readonly Quotes[] {
  return companies.map((company, i) => quoteCompany(company, i, days, returns[i]!, streams));
}

function quoteCompany(
  company: Company,
  number: number,
  days: Int32Array,
  returns: Float64Array,
  streams: StreamFactory,
): Quotes {
  const stream = streams(streamBase.trading + number);
  const firstDay = days.findIndex((day) => day >= company.listedFrom);
  const exDayOfMonth = 1 + Math.floor(stream.uniform() * 12);
  const turnover = 0.0025 + 0.006 * stream.uniform();
  const typicalMove = company.specificVolatility / Math.sqrt(tradingDaysPerYear);

  const closeCents = new Float64Array(days.length);
  const dividendCents = new Float64Array(days.length);
  const volume = new Float64Array(days.length);
  let paidMonth = '';
  for (let day = firstDay; day < days.length; day++) {
    const date = isoDate(days[day]!);
    const month = date.slice(0, 7);
    const previous = day === firstDay ? company.firstPrice * 100 : closeCents[day - 1]!;
    const goesEx =
      day > firstDay &&
      company.dividendYield > 0 &&
      dividendMonths.includes(date.slice(5, 7)) &&
      Number(date.slice(8)) >= exDayOfMonth &&
      month !== paidMonth;
    if (goesEx) {
      paidMonth = month;
      dividendCents[day] = Math.round((previous * company.dividendYield) / dividendsPerYear);
    }
    const grown = day === firstDay ? previous : previous * Math.exp(returns[day]!);
    closeCents[day] = Math.max(1, Math.round(grown - dividendCents[day]!));
    const surprise = Math.min(4, Math.abs(returns[day]!) / typicalMove);
    volume[day] = Math.round(company.shares * turnover * Math.exp(0.35 * stream.normal() + 0.25 * (surprise - 1)));
  }

  const totalReturn = new Float64Array(days.length);
  let factor = 1;
  for (let day = days.length - 1; day >= firstDay; day--) {
    totalReturn[day] = Math.round(closeCents[day]! * factor * 1e4) / 1e6;
    if (dividendCents[day]! > 0) factor *= 1 - dividendCents[day]! / closeCents[day - 1]!;
  }
  return { firstDay, closeCents, dividendCents, totalReturn, volume };
}

/** Lays the quotes out as price columns, sorted by symbol and date. */
export function priceColumns(companies: readonly Company[], days: Int32Array, quotes: readonly Quotes[]): PriceColumns {
  const rows = quotes.reduce((sum, quote) => sum + days.length - quote.firstDay, 0);
  const columns = {
    symbols: companies.map((company) => company.security.symbol),
    symbol: new Int32Array(rows),
    date: new Int32Array(rows),
    close: new Float64Array(rows),
    totalReturn: new Float64Array(rows),
    volume: new Float64Array(rows),
  };
  let row = 0;
  quotes.forEach((quote, company) => {
    for (let day = quote.firstDay; day < days.length; day++, row++) {
      columns.symbol[row] = company;
      columns.date[row] = days[day]!;
      columns.close[row] = quote.closeCents[day]! / 100;
      columns.totalReturn[row] = quote.totalReturn[day]!;
      columns.volume[row] = quote.volume[day]!;
    }
  });
  return columns;
}
