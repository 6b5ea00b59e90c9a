import { DomainError } from '../domain-error.ts';
import { isoDate, type EpochDay } from '../market/epoch-day.ts';
import { ratesOf } from '../market/currency.ts';
import { type Panel, type RatePanel } from '../market/panel.ts';
import { type CashBalance, type Position } from './position.ts';

/** What was held on some days. */
export interface HoldingsOnDay {
  readonly positions: readonly Position[];
  readonly cash: readonly CashBalance[];
}

/**
 * Weights at the close of some dates, for attribution: quantity × last close × exchange rate ÷ NAV, in floating point.
 *
 * @param rows row of each symbol in the panel
 * @param dates positions in the panel's dates
 * @returns for each date strategies × symbols
 * @throws DomainError NON_POSITIVE_NAV, NO_PRICE
 */
export function weightsOnDays(
  panel: Panel,
  rates: RatePanel | null,
  symbols: readonly string[],
  strategies: readonly string[],
  dates: readonly number[],
  holdingsOn: (date: EpochDay) => HoldingsOnDay,
  baseCurrency: string,
  maxStaleDays: number,
): readonly Float64Array[] {
  const rowOf = new Map(panel.symbols.map((symbol, row) => [symbol, row]));
  const placeOf = new Map(symbols.map((symbol, place) => [symbol, place]));
  const strategyOf = new Map(strategies.map((strategy, s) => [strategy, s]));
  const days = panel.dates.length;
  const lastKnown = (values: Float64Array | null, start: number, date: number): number => {
    if (values === null) return 1;
    for (let t = date; t >= Math.max(0, date - maxStaleDays); t--) {
      const value = values[start + t]!;
      if (value === value) return value;
    }
    return NaN;
  };
  return dates.map((date) => {
    const { positions, cash } = holdingsOn(panel.dates[date]!);
    const values = new Float64Array(strategies.length * symbols.length);
    let nav = 0;
    for (const { symbol, strategy, quantity } of positions) {
      const row = rowOf.get(symbol);
      const amount = Number(quantity);
      if (amount === 0) continue;
      const price = row === undefined ? NaN : lastKnown(panel.close, row * days, date);
      const currency = (row === undefined ? '' : panel.currencies[row]) || baseCurrency;
      const value = amount * price * lastKnown(ratesOf(rates, currency, baseCurrency, days), 0, date);
      if (Number.isNaN(value)) {
        throw new DomainError('NO_PRICE', `${symbol} has no price around ${isoDate(panel.dates[date]!)}`, {
          kept: 'Nothing was computed',
          remedy: 'Choose a later start of the period, or import its prices',
        });
      }
      values[strategyOf.get(strategy)! * symbols.length + placeOf.get(symbol)!]! += value;
      nav += value;
    }
    for (const { currency, amount } of cash) {
      nav += Number(amount) * lastKnown(ratesOf(rates, currency, baseCurrency, days), 0, date);
    }
    if (!(nav > 0)) {
      throw new DomainError(
        'NON_POSITIVE_NAV',
        `The net asset value on ${isoDate(panel.dates[date]!)} is not positive`,
        {
          kept: 'Nothing was computed',
          remedy: 'Check short positions and import the cash balance',
        },
      );
    }
    return values.map((value) => value / nav);
  });
}
