import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

/** Returns whose volatility comes in clusters, on weekdays, with ranges and volumes. */
export function clusteredSeries(days: number, seed = 1): BacktestSeries {
  const stream = createStream(seed, 77);
  const returns = new Float64Array(days);
  const dates = new Int32Array(days);
  const range = new Float64Array(days);
  const volume = new Float64Array(days);
  let variance = 1e-4;
  let date = 14_000;
  for (let day = 0; day < days; day++) {
    date += 1;
    while ((date + 3) % 7 > 4) date += 1;
    dates[day] = date;
    returns[day] = Math.sqrt(variance) * stream.normal();
    range[day] = Math.sqrt(variance) * (1 + stream.uniform());
    volume[day] = 1e6 * (0.5 + stream.uniform()) * (1 + 50 * Math.abs(returns[day]!));
    variance = 2e-6 + 0.1 * returns[day]! * returns[day]! + 0.88 * variance;
  }
  return { returns, context: { dates, range, volume } };
}
