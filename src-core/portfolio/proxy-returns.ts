import { type PortfolioModel } from '../factor-model/risk-model.ts';
import { type EpochDay } from '../market/epoch-day.ts';

/** What a security should have returned on a day by the factor model; NaN where the model cannot say. */
export type ProxyReturn = (symbol: string, date: EpochDay) => number;

/**
 * Stands in for missing returns: a security's exposures of the model's date × that day's factor returns. Market, industry and
 * currency must have existed on the day; a style that did not exist then explained nothing.
 */
export function modelProxy({ model, factorReturns }: PortfolioModel): ProxyReturn {
  const width = model.factors.length;
  const rowOf = new Map(model.symbols.map((symbol, row) => [symbol, row]));
  const dayOf = new Map(Array.from(factorReturns.dates, (date, t) => [date, t]));
  const optional = model.factors.map(({ group }) => group === 'style');
  return (symbol, date) => {
    const row = rowOf.get(symbol);
    const day = dayOf.get(date);
    if (row === undefined || day === undefined) return NaN;
    let sum = 0;
    for (let k = 0; k < width; k++) {
      const exposure = model.exposures[row * width + k]!;
      if (exposure === 0) continue;
      const factorReturn = factorReturns.values[day * width + k]!;
      if (factorReturn !== factorReturn) {
        if (optional[k]) continue;
        return NaN;
      }
      sum += exposure * factorReturn;
    }
    return sum;
  };
}

/**
 * Fills the gaps of a security's returns. A return that comes after a gap spans it; what the proxies of the gap have booked
 * already is taken out of it.
 *
 * @param prices the returns were made from, NaN = missing
 * @param returns one a date, NaN = missing; filled in place
 * @param filled receives 1 for each proxied date
 */
export function fillWithProxies(
  prices: Float64Array,
  returns: Float64Array,
  dateOf: (index: number) => EpochDay,
  symbol: string,
  proxy: ProxyReturn,
  filled: Uint8Array,
): void {
  let booked = 1;
  for (let t = 0; t < returns.length; t++) {
    filled[t] = 0;
    if (Number.isNaN(returns[t]!)) {
      const stand = proxy(symbol, dateOf(t));
      if (!Number.isNaN(stand)) {
        returns[t] = stand;
        filled[t] = 1;
        booked *= 1 + stand;
      }
    } else if (t > 0 && Number.isNaN(prices[t - 1]!)) {
      returns[t] = (1 + returns[t]!) / booked - 1;
    }
    if (!Number.isNaN(prices[t]!)) booked = 1;
  }
}
