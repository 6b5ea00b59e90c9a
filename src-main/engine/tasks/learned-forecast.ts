import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { lstmForecast, type LearnedForecast, type LearnedModel } from '../../../src-core/learning/learned-model.ts';
import { type Task } from '../task.ts';

/** What a trained model forecasts for the day after a series. */
export const learnedForecast: Task<{ readonly model: LearnedModel; readonly series: BacktestSeries }, LearnedForecast> =
  {
    name: 'learned-forecast',
    run: ({ model, series }) => lstmForecast(model, series),
  };
