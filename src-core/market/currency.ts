import { DomainError } from '../domain-error.ts';
import { type EpochDay } from './epoch-day.ts';
import { type RatePanel } from './panel.ts';

/** Units of `quote` for one unit of `base` on a date. */
export interface QuotedRate {
  readonly date: EpochDay;
  readonly base: string;
  readonly quote: string;
  readonly rate: number;
}

/**
 * Lays quoted exchange rates onto the panel's dates as units of the base currency for one unit of each currency: the quoted
 * pair itself, else its inverse, else through one third currency (the first in the alphabet that has both legs on that
 * date). A date without a quotation stays NaN.
 *
 * @param dates ascending
 * @param currencies currencies to convert from; the base itself may be among them (its rate is 1)
 * @throws DomainError NO_RATE when a currency cannot be converted on any date
 */
export function ratesOnDates(
  dates: Int32Array,
  quoted: readonly QuotedRate[],
  currencies: readonly string[],
  base: string,
): RatePanel {
  const legs = new Map<string, Float64Array>();
  const known = new Set<string>();
  const column = new Map<EpochDay, number>();
  dates.forEach((date, index) => column.set(date, index));
  const leg = (from: string, to: string) => {
    const key = `${from}/${to}`;
    const found = legs.get(key);
    if (found) return found;
    const empty = new Float64Array(dates.length).fill(NaN);
    legs.set(key, empty);
    return empty;
  };
  for (const { date, base: from, quote, rate } of quoted) {
    const index = column.get(date);
    if (index === undefined || !(rate > 0)) continue;
    leg(from, quote)[index] = rate;
    known.add(from).add(quote);
  }
  const direct = (from: string, to: string, date: number): number => {
    const straight = legs.get(`${from}/${to}`)?.[date] ?? NaN;
    if (!Number.isNaN(straight)) return straight;
    return 1 / (legs.get(`${to}/${from}`)?.[date] ?? NaN);
  };
  const pivots = [...known].sort();
  const rates = new Float64Array(currencies.length * dates.length).fill(NaN);
  currencies.forEach((currency, row) => {
    let quotations = 0;
    for (let date = 0; date < dates.length; date++) {
      let rate = currency === base ? 1 : direct(currency, base, date);
      for (let i = 0; Number.isNaN(rate) && i < pivots.length; i++) {
        rate = direct(currency, pivots[i]!, date) * direct(pivots[i]!, base, date);
      }
      rates[row * dates.length + date] = rate;
      if (!Number.isNaN(rate)) quotations++;
    }
    if (quotations === 0) throw noRate(currency, base);
  });
  return { base, currencies, rates };
}

/**
 * The rates of one currency, one a panel date; null for the base currency itself, whose rate is 1.
 *
 * @throws DomainError NO_RATE when there is none
 */
export function ratesOf(rates: RatePanel | null, currency: string, base: string, dates: number): Float64Array | null {
  if (currency === base) return null;
  const row = rates?.base === base ? rates.currencies.indexOf(currency) : -1;
  if (!rates || row < 0) throw noRate(currency, base);
  return rates.rates.subarray(row * dates, (row + 1) * dates);
}

/** The error for a currency that cannot be converted. */
export function noRate(currency: string, base: string, when = ''): DomainError {
  return new DomainError('NO_RATE', `There is no exchange rate from ${currency} to ${base}${when}`, {
    kept: 'Nothing was computed; the data is unchanged',
    remedy: `Import a file of exchange rates with ${currency} and ${base}, or change the base currency`,
  });
}
