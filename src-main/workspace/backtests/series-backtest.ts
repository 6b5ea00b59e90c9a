import { chooseMethods } from '../../../src-core/backtest/choose-methods.ts';
import { type DatedSeries } from '../../../src-core/backtest/assemble-backtest.ts';
import { requireLongEnough } from '../../../src-core/backtest/require-long-enough.ts';
import { type UseCase, type Workbench } from '../context.ts';
import { computeBacktestInPool, noBlocks } from './backtest-in-pool.ts';

export const backtestSeries: UseCase<'backtest.series', Workbench> = async (bench, input, options) => {
  const { file, column, methods, confidences, ...walk } = input;
  const parameters = { ...walk, methods: chooseMethods(methods), confidences: [...new Set(confidences)] };
  const path = options.resolveFile ? options.resolveFile(file) : file;
  const read = await bench.engine.run('read-returns', { file: path, column }, options);
  requireLongEnough(read.returns, parameters.window);
  const { backtest } = await computeBacktestInPool(bench.engine, sharedSeries(read), parameters, noBlocks, options);
  return backtest;
};

/** A series every thread reads in place. */
export function sharedSeries(series: { readonly dates: Int32Array; readonly returns: Float64Array }): DatedSeries {
  const dates = new Int32Array(new SharedArrayBuffer(4 * series.dates.length));
  const returns = new Float64Array(new SharedArrayBuffer(8 * series.returns.length));
  dates.set(series.dates);
  returns.set(series.returns);
  return { dates, returns, context: { dates, range: null, volume: null } };
}
