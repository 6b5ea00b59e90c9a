import { type BacktestBlock } from '../../../src-core/backtest/backtest-blocks.ts';
import {
  type BacktestSeries,
  type RollingForecast,
  type RollingSchedule,
} from '../../../src-core/backtest/rolling-method.ts';
import { rollingMethod } from '../../../src-core/backtest/rolling/registry.ts';
import { type Task } from '../task.ts';

/** A stretch of days of one method; the series comes in shared memory. */
export const backtestBlock: Task<
  { readonly series: BacktestSeries; readonly schedule: RollingSchedule; readonly block: BacktestBlock },
  RollingForecast
> = {
  name: 'backtest-block',
  run: ({ series, schedule, block: { method, from, to } }) =>
    rollingMethod(method).forecast(series, schedule, from, to),
};
