import { historical } from '../../tail-risk/methods/historical.ts';
import { quantilePositions, SortedWindow } from './sorted-window.ts';
import { rollingOf } from './walk.ts';

/** Historical simulation: order statistics of the window, new every day. */
export const rollingHistorical = rollingOf(
  historical,
  ({ returns, schedule, table }) => {
    const window = new SortedWindow(schedule, returns);
    const positions = quantilePositions(schedule.confidences);
    return (day) => {
      const sorted = window.before(day);
      const at = positions(sorted.length);
      for (let level = 0; level < at.length; level++) {
        table.set(level, day, -at[level]!.quantileOf(sorted), -at[level]!.tailMeanOf(sorted));
      }
    };
  },
  // So quick that a block of years is still nothing.
  ({ refitEvery }) => refitEvery * Math.max(1, Math.round(5000 / refitEvery)),
);
