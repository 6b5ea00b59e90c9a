import { combineForecasts, type CombinedForecast } from '../../../src-core/backtest/ensemble/combine-forecasts.ts';
import { ensembleSchemes } from '../../../src-core/backtest/ensemble/registry.ts';
import { type RollingForecast, type RollingSchedule } from '../../../src-core/backtest/rolling-method.ts';
import { type Task } from '../task.ts';

/** One ensemble of forecasts that are there. */
export const backtestEnsemble: Task<
  {
    readonly ensemble: string;
    readonly members: readonly RollingForecast[];
    readonly returns: Float64Array;
    readonly schedule: RollingSchedule;
  },
  CombinedForecast
> = {
  name: 'backtest-ensemble',
  run: ({ ensemble, members, returns, schedule }) =>
    combineForecasts(ensembleSchemes.get(ensemble)!, members, returns, schedule),
};
