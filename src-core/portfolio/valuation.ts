import { DomainError } from '../domain-error.ts';
import { businessDaysBetween } from '../market/business-days.ts';
import { noRate, ratesOf } from '../market/currency.ts';
import { isoDate, type EpochDay } from '../market/epoch-day.ts';
import { type Panel, type RatePanel } from '../market/panel.ts';
import { ExactDecimal } from '../numerics/exact-decimal.ts';
import { type Warning } from '../warning.ts';
import { namesOf } from './names-of.ts';
import { type CashBalance, type Position, type SecurityInfo } from './position.ts';

/** A position with its price and value. */
export interface ValuedHolding {
  readonly position: Position;
  readonly security: SecurityInfo;
  /** Row of the security in the panel. */
  readonly row: number;
  readonly currency: string;
  /** Local currency. */
  readonly price: ExactDecimal;
  readonly priceDate: EpochDay;
  /** Base currency, signed. */
  readonly marketValue: ExactDecimal;
}

export interface Valuation {
  readonly holdings: readonly ValuedHolding[];
  readonly cash: ExactDecimal;
  /** Σ signed market value + cash. */
  readonly nav: ExactDecimal;
  readonly warnings: readonly Warning[];
}

export interface ValuationInput {
  readonly positions: readonly Position[];
  readonly cash: readonly CashBalance[];
  readonly securities: readonly SecurityInfo[];
  readonly panel: Panel;
  readonly rates: RatePanel | null;
  readonly asOf: EpochDay;
  /** Business days that a price or a rate may be older than `asOf`. */
  readonly maxStaleDays: number;
  readonly baseCurrency: string;
}

const kept = 'Nothing was computed; positions and prices are unchanged';

/**
 * Values positions and cash in the base currency: market value = quantity × last close at or before the date × exchange
 * rate, in exact decimal arithmetic. Positions of quantity 0 are not held and left out; every other position is valued
 * or the valuation fails.
 *
 * @throws DomainError EMPTY_PORTFOLIO, UNKNOWN_SYMBOL, NO_PRICE, NO_RATE
 */
export function valuePortfolio(input: ValuationInput): Valuation {
  const { panel, asOf, baseCurrency } = input;
  const held = input.positions.filter((position) => !new ExactDecimal(position.quantity).isZero());
  if (held.length === 0) {
    throw new DomainError('EMPTY_PORTFOLIO', 'The portfolio holds nothing on this date', {
      kept,
      remedy: 'Import or enter positions, or choose a later date',
    });
  }
  const rowOf = new Map(panel.symbols.map((symbol, row) => [symbol, row]));
  const infoOf = new Map(input.securities.map((security) => [security.symbol, security]));
  const unknown = held.filter(({ symbol }) => !infoOf.has(symbol) && !rowOf.has(symbol));
  if (unknown.length > 0) {
    const names = namesOf(unknown.map((position) => position.symbol));
    throw new DomainError('UNKNOWN_SYMBOL', `The portfolio holds ${names}, which is not among the securities`, {
      kept,
      remedy: 'Import the security with its prices, or correct the symbol in the positions',
    });
  }

  const lastDate = lastIndexAtOrBefore(panel.dates, asOf);
  const rateOf = rateLookup(input, lastDate);
  const unpriced: string[] = [];
  const stale = new Set<string>();
  const holdings: ValuedHolding[] = [];
  for (const position of held) {
    const row = rowOf.get(position.symbol);
    const date = row === undefined ? -1 : lastPriced(panel, row, lastDate);
    if (row === undefined || date < 0 || businessDaysBetween(panel.dates[date]!, asOf) > input.maxStaleDays) {
      unpriced.push(position.symbol);
      continue;
    }
    if (date < lastDate) stale.add(position.symbol);
    const info = infoOf.get(position.symbol);
    const currency = panel.currencies[row] || info?.currency || baseCurrency;
    const price = new ExactDecimal(panel.close[row * panel.dates.length + date]!);
    holdings.push({
      position,
      security: info ?? { symbol: position.symbol, name: '', sector: '', country: '', currency },
      row,
      currency,
      price,
      priceDate: panel.dates[date]!,
      marketValue: new ExactDecimal(position.quantity).times(price).times(rateOf(currency)),
    });
  }
  if (unpriced.length > 0) {
    const last = lastDate < 0 ? '' : `; the last prices before it are of ${isoDate(panel.dates[lastDate]!)}`;
    throw new DomainError(
      'NO_PRICE',
      `No price for ${namesOf(unpriced)} within ${input.maxStaleDays} business days before ${isoDate(asOf)}${last}`,
      { kept, remedy: 'Import newer prices, choose another date, or close the position' },
    );
  }

  let cash = new ExactDecimal(0);
  const foreign = new Set<string>();
  for (const balance of input.cash) {
    const amount = new ExactDecimal(balance.amount);
    if (amount.isZero()) continue;
    if (balance.currency !== baseCurrency) foreign.add(balance.currency);
    cash = cash.plus(amount.times(rateOf(balance.currency)));
  }
  const nav = holdings.reduce((sum, holding) => sum.plus(holding.marketValue), cash);
  return { holdings, cash, nav, warnings: valuationWarnings(stale, foreign) };
}

function valuationWarnings(stale: ReadonlySet<string>, foreign: ReadonlySet<string>): Warning[] {
  const warnings: Warning[] = [];
  if (stale.size > 0) {
    warnings.push({
      code: 'STALE_PRICE',
      message: `Valued at an earlier close than the last date: ${namesOf([...stale])}`,
      count: stale.size,
    });
  }
  if (foreign.size > 0) {
    warnings.push({
      code: 'FOREIGN_CASH',
      message: `Cash in ${namesOf([...foreign])} is valued, but its exchange-rate risk is not simulated`,
      count: foreign.size,
    });
  }
  return warnings;
}

/** Index of the last date at or before a day, −1 where there is none. */
export function lastIndexAtOrBefore(dates: Int32Array, day: EpochDay): number {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dates[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function lastPriced(panel: Panel, row: number, lastDate: number): number {
  const start = row * panel.dates.length;
  let date = lastDate;
  while (date >= 0 && Number.isNaN(panel.close[start + date]!)) date--;
  return date;
}

/** The rate of a currency on the valuation date, as of the last quotation that is not too old; each looked up once. */
function rateLookup(input: ValuationInput, lastDate: number): (currency: string) => ExactDecimal {
  const found = new Map<string, ExactDecimal>();
  return (currency) => {
    const known = found.get(currency);
    if (known) return known;
    const series = ratesOf(input.rates, currency, input.baseCurrency, input.panel.dates.length);
    let rate = new ExactDecimal(1);
    if (series) {
      let date = lastDate;
      while (date >= 0 && Number.isNaN(series[date]!)) date--;
      if (date < 0 || businessDaysBetween(input.panel.dates[date]!, input.asOf) > input.maxStaleDays) {
        throw noRate(currency, input.baseCurrency, ` for ${isoDate(input.asOf)}`);
      }
      rate = new ExactDecimal(series[date]!);
    }
    found.set(currency, rate);
    return rate;
  };
}
