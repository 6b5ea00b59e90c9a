import { sortedQuantile } from '../numerics/quantile.ts';

/** Days of history below which a rolling VaR is not given, unless the window itself is shorter: a year, as in Basel's backtest. */
export const rollingMinimum = 250;

/**
 * Historical VaR known the evening before each day: minus the type-7 quantile of the `window` returns before it (at least
 * 250, or the window where it is shorter). The last element, one past the series, is the figure for the next day.
 *
 * @param returns daily, oldest first, NaN not allowed
 * @returns one more element than `returns`, NaN where it is too early
 */
export function rollingHistoricalVar(returns: Float64Array, window: number, confidence: number): Float64Array {
  const results = new Float64Array(returns.length + 1).fill(NaN);
  const least = Math.min(window, rollingMinimum);
  // The window's returns in ascending order: each day one comes in and one goes out.
  const sorted = new Float64Array(window);
  let size = 0;
  for (let day = 0; day <= returns.length; day++) {
    if (size >= least) results[day] = -sortedQuantile(sorted.subarray(0, size), 1 - confidence);
    if (day === returns.length) break;
    if (size === window) {
      const leaving = rankOf(sorted, size, returns[day - window]!);
      sorted.copyWithin(leaving, leaving + 1, size);
      size--;
    }
    const entering = rankOf(sorted, size, returns[day]!);
    sorted.copyWithin(entering + 1, entering, size);
    sorted[entering] = returns[day]!;
    size++;
  }
  return results;
}

/** Number of elements smaller than the value among the first `size`. */
function rankOf(sorted: Float64Array, size: number, value: number): number {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
