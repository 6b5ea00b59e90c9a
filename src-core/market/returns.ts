/**
 * Simple returns of a price series: price ÷ previous price − 1. A return needs a price on its date and another at most
 * `maxStaleDays` dates earlier; otherwise it is NaN. Prices are never carried forward: after a gap the return spans it
 * and is booked on the day the price comes back.
 *
 * @param prices positive, NaN = missing, one a date
 * @param returns receives one return a date, the first always NaN
 */
export function simpleReturns(prices: Float64Array, maxStaleDays: number, returns: Float64Array): void {
  let previous = -1;
  for (let date = 0; date < prices.length; date++) {
    const price = prices[date]!;
    if (Number.isNaN(price)) {
      returns[date] = NaN;
      continue;
    }
    returns[date] = previous >= 0 && date - previous <= maxStaleDays ? price / prices[previous]! - 1 : NaN;
    previous = date;
  }
}
