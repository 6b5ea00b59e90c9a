import { type BacktestParameters } from './backtest-result.ts';
import { type RollingSchedule } from './rolling-method.ts';

/** How the methods of a backtest are walked. */
export function scheduleOf(parameters: BacktestParameters): RollingSchedule {
  const { window, volatilityWindow, scheme, refitEvery, confidences, lambda, ewmaMean, seed } = parameters;
  return {
    window,
    volatilityWindow,
    scheme,
    refitEvery,
    confidences,
    options: { lambda, trailingMean: ewmaMean === 'trailing' ? 1 : 0, seed },
  };
}
