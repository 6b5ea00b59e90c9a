import { chooseMethods } from '../../../src-core/backtest/choose-methods.ts';
import { ownReturns } from '../../../src-core/backtest/assemble-backtest.ts';
import { requireLongEnough } from '../../../src-core/backtest/require-long-enough.ts';
import { type UseCase, type Workbench } from '../context.ts';
import { computeBacktestInPool, noBlocks } from './backtest-in-pool.ts';
import { sharedSeries } from './shared-series.ts';

export const backtestSeries: UseCase<'backtest.series', Workbench> = async (bench, input, options) => {
  const { file, column, methods, confidences, ...walk } = input;
  const parameters = { ...walk, methods: chooseMethods(methods), confidences: [...new Set(confidences)] };
  const path = options.resolveFile ? options.resolveFile(file) : file;
  const read = await bench.engine.run('read-returns', { file: path, column }, options);
  requireLongEnough(read.returns, parameters.window);
  const series = sharedSeries(read);
  const question = { series, came: ownReturns(series, parameters.window), parameters };
  const { backtest } = await computeBacktestInPool(bench.engine, question, noBlocks, options);
  return backtest;
};
