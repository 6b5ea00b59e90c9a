import { type Walk, firstDayOf } from './walk.ts';
import { standardiseByEwma } from './ewma-path.ts';
import { quantilePositions, SortedWindow } from './sorted-window.ts';

/**
 * Past returns put under tomorrow's volatility, both exponentially weighted by one recursion over the whole history, so that a
 * past day's standardised return never changes: order statistics of the window and volatility are new every day.
 */
export function rescaledByEwma({ returns, schedule, options, table }: Walk): (day: number) => void {
  const { variances, values, requireVolatility } = standardiseByEwma(returns, schedule.window, options['lambda']!);
  const window = new SortedWindow(schedule, values);
  const positions = quantilePositions(schedule.confidences);
  return (day) => {
    requireVolatility(firstDayOf(schedule, day), day);
    const sorted = window.before(day);
    const at = positions(sorted.length);
    const deviation = Math.sqrt(variances[day]!);
    for (let level = 0; level < at.length; level++) {
      table.set(level, day, -deviation * at[level]!.quantileOf(sorted), -deviation * at[level]!.tailMeanOf(sorted));
    }
    table.setSigma(day, deviation);
  };
}
