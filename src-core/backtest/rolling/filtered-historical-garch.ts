import { filteredHistoricalGarch } from '../../tail-risk/methods/filtered-historical-garch.ts';
import { type VolatilityFit } from '../../volatility/fit-volatility.ts';
import { quantilePositions, SortedWindow } from './sorted-window.ts';
import { FilteredDays } from './volatility-model.ts';
import { longLookBack, rollingOf } from './walk.ts';
import { chainedBlockDays } from './warm-fits.ts';

/**
 * Filtered historical simulation: GARCH is estimated on schedule and filtered on daily; the standardised residuals' order statistics
 * are new every day, the newest residual in and the oldest out.
 */
export const rollingFilteredHistoricalGarch = rollingOf(
  filteredHistoricalGarch,
  (walk) => {
    const { schedule, table } = walk;
    const model = new FilteredDays(walk, 'garch', 'normal');
    const positions = quantilePositions(schedule.confidences);
    let sample: { readonly fit: VolatilityFit; readonly window: SortedWindow } | null = null;
    return (day) => {
      const { fit, mu, variance } = model.at(day);
      if (sample?.fit !== fit) sample = { fit, window: new SortedWindow(longLookBack(schedule), model.residuals) };
      const sorted = sample.window.before(day);
      const at = positions(sorted.length);
      const deviation = Math.sqrt(variance);
      for (let level = 0; level < at.length; level++) {
        const quantile = mu + deviation * at[level]!.quantileOf(sorted);
        table.set(level, day, -quantile, -(mu + deviation * at[level]!.tailMeanOf(sorted)));
      }
      table.setSigma(day, deviation);
    };
  },
  chainedBlockDays,
);
