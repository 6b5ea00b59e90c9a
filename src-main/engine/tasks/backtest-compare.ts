import {
  compareForecasts,
  type ComparedMethod,
  type ForecastComparison,
} from '../../../src-core/backtest/comparison/forecast-comparison.ts';
import { type Task } from '../task.ts';

/** Methods held against each other at one confidence. */
export const backtestCompare: Task<
  {
    readonly methods: readonly ComparedMethod[];
    readonly returns: Float64Array;
    readonly confidence: number;
    readonly seed: number;
  },
  ForecastComparison
> = {
  name: 'backtest-compare',
  run: ({ methods, returns, confidence, seed }) => compareForecasts(methods, returns, confidence, { seed }),
};
