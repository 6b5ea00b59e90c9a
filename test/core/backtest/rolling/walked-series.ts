import { type RollingForecast, type RollingSchedule } from '../../../../src-core/backtest/rolling-method.ts';
import { joinForecasts } from '../../../../src-core/backtest/rolling/join-forecasts.ts';
import { rollingMethod } from '../../../../src-core/backtest/rolling/registry.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { figureAt, forecast } from '../../../../src-core/tail-risk/forecast.ts';
import { tailRiskMethods } from '../../../../src-core/tail-risk/registry.ts';

/** Returns whose volatility clusters, with heavy tails. */
export function clusteredReturns(days: number, seed = 3): Float64Array {
  const stream = createStream(seed, 0);
  let variance = 1e-4;
  return Float64Array.from({ length: days }, () => {
    const heavy = stream.uniform() < 0.05 ? 2.5 : 0.9;
    const value = 0.0003 + Math.sqrt(variance) * heavy * stream.normal();
    variance = 4e-6 + 0.1 * value * value + 0.86 * variance;
    return value;
  });
}

/** Fewer draws than usual: what is tested does not depend on their number. */
export const fewScenarios = { scenarios: 2000 };

export function schedule(given: Partial<RollingSchedule> = {}): RollingSchedule {
  return { window: 250, scheme: 'rolling', refitEvery: 20, confidences: [0.99, 0.95], options: fewScenarios, ...given };
}

/** A method over a stretch of days, cut at the days given. */
export function walkInPieces(
  id: string,
  returns: Float64Array,
  asked: RollingSchedule,
  cuts: readonly number[],
): RollingForecast {
  const pieces = cuts
    .slice(1)
    .map((to, i) => rollingMethod(id).forecast({ returns, context: null }, asked, cuts[i]!, to));
  return joinForecasts(pieces, asked.confidences.length);
}

/** The plain twin of every rolling method: the method of a single sample, fitted to the window before each day. */
export function plainForecast(
  id: string,
  returns: Float64Array,
  { window, volatilityWindow = window, scheme, confidences, options }: RollingSchedule,
  from: number,
  to: number,
): { readonly var: Float64Array; readonly es: Float64Array } {
  const days = to - from;
  const method = tailRiskMethods.get(id)!;
  const lookBack = scheme === 'expanding' ? Infinity : method.longSample ? volatilityWindow : window;
  const made = { var: new Float64Array(confidences.length * days), es: new Float64Array(confidences.length * days) };
  for (let day = from; day < to; day++) {
    const fitted = forecast(method, returns.slice(Math.max(0, day - lookBack), day), options);
    confidences.forEach((confidence, level) => {
      const figure = figureAt(fitted, confidence, 1);
      made.var[level * days + day - from] = figure.var ?? NaN;
      made.es[level * days + day - from] = figure.es ?? NaN;
    });
  }
  return made;
}
