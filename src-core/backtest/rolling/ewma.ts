import { mean } from '../../numerics/moments.ts';
import { standardNormal } from '../../numerics/standard-distribution.ts';
import { ewma } from '../../tail-risk/methods/ewma.ts';
import { ewmaPath } from './ewma-path.ts';
import { rollingOf, sampleBefore } from './walk.ts';

/**
 * Normal distribution with exponentially weighted volatility about 0, by one recursion over the whole history; its centre is 0, or
 * the window's mean where the option says so. Everything is new every day.
 */
export const rollingEwma = rollingOf(ewma, (walk) => {
  const { returns, schedule, options, table } = walk;
  const variances = ewmaPath(returns, schedule.window, options['lambda']!);
  const trailing = options['trailingMean'] === 1;
  const quantiles = schedule.confidences.map((confidence) => standardNormal.quantile(1 - confidence));
  const tails = schedule.confidences.map((confidence) => standardNormal.tailMean(1 - confidence));
  return (day) => {
    const centre = trailing ? mean(sampleBefore(walk, day)) : 0;
    const deviation = Math.sqrt(variances[day]!);
    for (let level = 0; level < quantiles.length; level++) {
      table.set(level, day, -(centre + deviation * quantiles[level]!), -(centre + deviation * tails[level]!));
    }
    table.setSigma(day, deviation);
  };
});
