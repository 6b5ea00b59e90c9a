import { type Panel } from '../market/panel.ts';
import { simpleReturns } from '../market/returns.ts';

/** What the held names did together on each day; NaN where fewer than two names have a return. */
export interface MarketDays {
  /** Standard deviation of the names' returns on the day (n − 1). */
  readonly dispersion: Float64Array;
  /** Squared mean return ÷ mean squared return of the names: 1 when all move alike, about 0 when they move on their own. */
  readonly commonMove: Float64Array;
  /** ln of the value traded in local prices ÷ its mean over the days before; NaN before there are enough of them. */
  readonly tradedValue: Float64Array;
}

/** Days the value traded is compared with, and how many of them must have one. */
const tradedDays = 250;
const leastTradedDays = 60;

/**
 * Figures of the cross-section of some securities.
 *
 * @param dates the days asked for, as indices into the panel's dates, ascending
 * @param maxStaleDays dates that the two prices of a return may be apart
 */
export function marketDays(panel: Panel, dates: Int32Array, maxStaleDays: number): MarketDays {
  const size = panel.dates.length;
  const count = new Float64Array(size);
  const sum = new Float64Array(size);
  const squares = new Float64Array(size);
  const traded = new Float64Array(size);
  const returns = new Float64Array(size);
  panel.symbols.forEach((_, row) => {
    const start = row * size;
    simpleReturns(panel.totalReturn.subarray(start, start + size), maxStaleDays, returns);
    for (let date = 0; date < size; date++) {
      const amount = panel.close[start + date]! * panel.volume[start + date]!;
      if (amount === amount) traded[date]! += amount;
      const value = returns[date]!;
      if (value !== value) continue;
      count[date]!++;
      sum[date]! += value;
      squares[date]! += value * value;
    }
  });
  const dispersion = Float64Array.from(dates, (date) => {
    const n = count[date]!;
    return n < 2 ? NaN : Math.sqrt(Math.max(0, squares[date]! - (sum[date]! * sum[date]!) / n) / (n - 1));
  });
  const commonMove = Float64Array.from(dates, (date) => {
    const n = count[date]!;
    return n < 2 || squares[date] === 0 ? NaN : (sum[date]! * sum[date]!) / (n * squares[date]!);
  });
  return { dispersion, commonMove, tradedValue: againstPast(traded, dates) };
}

/** ln of each positive value ÷ the mean of the positive ones among the days before it. */
function againstPast(traded: Float64Array, dates: Int32Array): Float64Array {
  const size = traded.length;
  const total = new Float64Array(size + 1);
  const days = new Float64Array(size + 1);
  for (let date = 0; date < size; date++) {
    total[date + 1] = total[date]! + traded[date]!;
    days[date + 1] = days[date]! + (traded[date]! > 0 ? 1 : 0);
  }
  return Float64Array.from(dates, (date) => {
    const from = Math.max(0, date - tradedDays);
    const known = days[date]! - days[from]!;
    if (known < leastTradedDays || !(traded[date]! > 0)) return NaN;
    return Math.log((traded[date]! * known) / (total[date]! - total[from]!));
  });
}
