import { type ForecastDistribution, type TailRiskMethod } from '../../tail-risk/method.ts';
import { type RollingMethod } from '../rolling-method.ts';
import { rollingOf, sampleBefore } from './walk.ts';

/**
 * A method that is fitted to the window anew every day, whatever the schedule: for methods whose fit is a few sums.
 *
 * @param parameter name of the parameter that is the standard deviation
 */
export function fittedDaily(method: TailRiskMethod, parameter: string): RollingMethod {
  return rollingOf(method, (walk) => (day) => {
    const { options, table, schedule } = walk;
    const distribution = method.fit(sampleBefore(walk, day), options);
    writeFigures(distribution, schedule.confidences, table, day);
    table.setSigma(day, distribution.parameters[parameter]!);
  });
}

/** VaR and ES of a forecast for a day. */
export function writeFigures(
  distribution: Pick<ForecastDistribution, 'quantile' | 'expectedShortfall'>,
  confidences: readonly number[],
  table: { set(level: number, day: number, valueAtRisk: number, shortfall: number): void },
  day: number,
): void {
  for (let level = 0; level < confidences.length; level++) {
    const confidence = confidences[level]!;
    table.set(level, day, -distribution.quantile(1 - confidence), distribution.expectedShortfall(confidence));
  }
}
