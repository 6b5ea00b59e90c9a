import { type DatedSeries } from '../../../src-core/backtest/assemble-backtest.ts';

/** A series every thread reads in place. */
export function sharedSeries(series: { readonly dates: Int32Array; readonly returns: Float64Array }): DatedSeries {
  const dates = new Int32Array(new SharedArrayBuffer(4 * series.dates.length));
  const returns = new Float64Array(new SharedArrayBuffer(8 * series.returns.length));
  dates.set(series.dates);
  returns.set(series.returns);
  return { dates, returns, context: { dates, range: null, volume: null } };
}
