import { ratesOf } from '../market/currency.ts';
import { type Panel, type RatePanel } from '../market/panel.ts';
import { simpleReturns } from '../market/returns.ts';
import { fillWithProxies, type ProxyReturn } from './proxy-returns.ts';

/** A security that is held, by its row in the panel, with its weight in the portfolio and in each strategy. */
export interface HeldSecurity {
  readonly row: number;
  readonly currency: string;
  /** Signed market value ÷ NAV, all strategies together. */
  readonly weight: number;
  readonly strategyWeights: ReadonlyMap<string, number>;
}

/** Today's holdings carried back through history. */
export interface Simulation {
  /** Panel dates up to the as-of date on which something held has a price, as indices into the panel's dates. */
  readonly calendar: Int32Array;
  /** The simulated days: positions in `calendar` at which at least one security has a return. */
  readonly days: Int32Array;
  /** Portfolio return of each simulated day, Σ weight × return in base currency. */
  readonly returns: Float64Array;
  /** The last days that sample statistics use. */
  readonly observations: number;
  /** Return of a security on each day of the window, 0 where it is missing. */
  readonly security: (index: number) => Float64Array;
  /** The same without the missing days. */
  readonly presentReturns: (index: number) => Float64Array;
  /** Return of each security on the last day; NaN = missing. */
  readonly lastReturns: Float64Array;
  /** Days of the window without a return, one a security. */
  readonly missing: Int32Array;
  /** Days of the window that the factor model filled, one a security. */
  readonly proxied: Int32Array;
  /** P&L of each strategy on each day of the window, as fractions of the portfolio's NAV. */
  readonly strategies: ReadonlyMap<string, Float64Array>;
}

/**
 * Historical simulation of current holdings: the portfolio return of a day is Σ weight × simple return of the total-return
 * price in base currency, (1 + r)(1 + exchange-rate return) − 1, with today's weights. A security without a return on a day
 * adds nothing on that day and the cell is counted, unless a proxy stands in for it.
 *
 * @param lastDate index of the last panel date to use
 * @param window number of last days for sample statistics
 * @param maxStaleDays dates that two prices of a return may be apart
 * @param proxy stands in for missing returns; null = they stay missing
 */
export function simulateCurrentHoldings(
  panel: Panel,
  rates: RatePanel | null,
  held: readonly HeldSecurity[],
  lastDate: number,
  window: number,
  maxStaleDays: number,
  baseCurrency: string,
  proxy: ProxyReturn | null,
): Simulation {
  const calendar = heldDates(panel, held, lastDate);
  const size = calendar.length;
  const prices = new Float64Array(size);
  const scratch = new Float64Array(size);
  const filled = new Uint8Array(size);
  const dateOf = (index: number) => panel.dates[calendar[index]!]!;
  const baseReturns = ({ row, currency }: HeldSecurity): Float64Array => {
    baseCurrencyPrices(panel, rates, row, currency, baseCurrency, calendar, prices);
    simpleReturns(prices, maxStaleDays, scratch);
    if (proxy) fillWithProxies(prices, scratch, dateOf, panel.symbols[row]!, proxy, filled);
    return scratch;
  };

  const total = new Float64Array(size);
  const present = new Uint8Array(size);
  for (const security of held) {
    const returns = baseReturns(security);
    const weight = security.weight;
    for (let date = 0; date < size; date++) {
      const value = returns[date]!;
      if (value === value) {
        total[date]! += weight * value;
        present[date] = 1;
      }
    }
  }
  const days = Int32Array.from(present.keys()).filter((date) => present[date] === 1);
  const observations = Math.min(window, days.length);
  const windowDays = days.subarray(days.length - observations);

  const cells = new Float64Array(held.length * observations);
  const absent = new Uint8Array(cells.length);
  const lastReturns = new Float64Array(held.length).fill(NaN);
  const missing = new Int32Array(held.length);
  const proxied = new Int32Array(held.length);
  const strategies = new Map<string, Float64Array>();
  held.forEach((security, index) => {
    const returns = baseReturns(security);
    const start = index * observations;
    for (let day = 0; day < observations; day++) {
      const value = returns[windowDays[day]!]!;
      if (filled[windowDays[day]!] === 1) proxied[index]!++;
      if (value === value) cells[start + day] = value;
      else {
        absent[start + day] = 1;
        missing[index]!++;
      }
    }
    if (observations > 0) lastReturns[index] = returns[windowDays[observations - 1]!]!;
    for (const [strategy, weight] of security.strategyWeights) {
      let series = strategies.get(strategy);
      if (!series) strategies.set(strategy, (series = new Float64Array(observations)));
      for (let day = 0; day < observations; day++) series[day]! += weight * cells[start + day]!;
    }
  });
  const security = (index: number) => cells.subarray(index * observations, (index + 1) * observations);
  return {
    calendar,
    days,
    returns: Float64Array.from(days, (date) => total[date]!),
    observations,
    security,
    presentReturns: (index) => security(index).filter((_, day) => absent[index * observations + day] === 0),
    lastReturns,
    missing,
    proxied,
    strategies,
  };
}

/** Panel dates on which at least one held security has a price. */
function heldDates(panel: Panel, held: readonly HeldSecurity[], lastDate: number): Int32Array {
  const priced = new Uint8Array(lastDate + 1);
  for (const { row } of held) {
    const start = row * panel.dates.length;
    for (let date = 0; date <= lastDate; date++) {
      const price = panel.totalReturn[start + date]!;
      if (price === price) priced[date] = 1;
    }
  }
  return Int32Array.from(priced.keys()).filter((date) => priced[date] === 1);
}

/**
 * Total-return prices of a row in base currency on the dates of a calendar; missing where the price or the rate is. Their
 * simple returns are (1 + r)(1 + fx) − 1.
 */
export function baseCurrencyPrices(
  panel: Panel,
  rates: RatePanel | null,
  row: number,
  currency: string,
  baseCurrency: string,
  calendar: Int32Array,
  prices: Float64Array,
): void {
  const start = row * panel.dates.length;
  const rate = ratesOf(rates, currency, baseCurrency, panel.dates.length);
  for (let i = 0; i < calendar.length; i++) {
    const price = panel.totalReturn[start + calendar[i]!]!;
    prices[i] = rate ? price * rate[calendar[i]!]! : price;
  }
}
