import { evt, peaksOverThreshold, tailFigures } from '../../tail-risk/methods/evt.ts';
import { fitGeneralisedPareto } from '../../tail-risk/fits/generalised-pareto.ts';
import { writeFigures } from './fitted-daily.ts';
import { SortedWindow } from './sorted-window.ts';
import { refitted, rollingOf } from './walk.ts';

/**
 * Peaks over threshold: the tail's shape and scale are estimated on schedule; the threshold, the share of the losses beyond it and
 * the sample within it are new every day.
 */
export const rollingEvt = rollingOf(evt, (walk) => {
  const { returns, options, schedule, table } = walk;
  const level = options['threshold']!;
  const tailOf = refitted(walk, (sample) =>
    fitGeneralisedPareto(peaksOverThreshold(sample.slice().sort(), level).beyond),
  );
  const window = new SortedWindow(schedule, returns);
  return (day) => {
    const sorted = window.before(day);
    const { scale, shape } = tailOf(day);
    const { threshold, beyond } = peaksOverThreshold(sorted, level);
    const share = beyond.length / sorted.length;
    writeFigures(
      tailFigures(sorted, threshold, beyond.length, [Math.log(scale), shape, share]),
      schedule.confidences,
      table,
      day,
    );
  };
});
