import { interpolate, quantilePosition, type QuantilePosition } from '../../numerics/quantile.ts';
import { copulaScenarios } from '../../tail-risk/copula-scenarios.ts';
import { fitTCopula } from '../../tail-risk/fits/t-copula.ts';
import { copulaT } from '../../tail-risk/methods/copula-t.ts';
import { SortedWindow } from './sorted-window.ts';
import { rollingOf, type Walk } from './walk.ts';

/**
 * Monte Carlo with a t copula, of a single series: only the margin is left, so that it is historical simulation with the noise of
 * drawing. The draws are the same every day; the window they are drawn from is new.
 */
export const rollingCopulaT = rollingOf(copulaT, (walk) => {
  const { returns, schedule, table } = walk;
  const window = new SortedWindow(schedule, returns);
  let drawn: Drawn | null = null;
  return (day) => {
    const sorted = window.before(day);
    if (drawn?.size !== sorted.length) drawn = drawPlaces(walk, sorted.length);
    const { places, positions } = drawn;
    for (let level = 0; level < positions.length; level++) {
      const { lower, upper, weight } = positions[level]!;
      const threshold = valueAt(sorted, places[lower]!);
      let sum = 0;
      let count = 0;
      // Returns rise with their places.
      for (; count < places.length; count++) {
        const value = valueAt(sorted, places[count]!);
        if (value > threshold) break;
        sum += value;
      }
      table.set(level, day, -interpolate(threshold, valueAt(sorted, places[upper]!), weight), -sum / count);
    }
  };
});

/** Scenarios as places in a sorted sample, ascending; between two whole numbers lies an interpolated return. */
interface Drawn {
  readonly size: number;
  readonly places: Float64Array;
  readonly positions: readonly QuantilePosition[];
}

function drawPlaces({ options, schedule }: Walk, size: number): Drawn {
  // A sample that is its own places has places for scenarios.
  const ramp = Float64Array.from({ length: size }, (_, place) => place);
  const holdings = { weights: Float64Array.of(1), security: () => ramp };
  const copula = fitTCopula(1, holdings.security, size, options['degreesOfFreedom']!);
  const { portfolio } = copulaScenarios(holdings, copula, options['scenarios']!, options['seed']!, 0);
  const positions = schedule.confidences.map((confidence) => quantilePosition(portfolio.length, 1 - confidence));
  return { size, places: portfolio.sort(), positions };
}

function valueAt(sorted: Float64Array, place: number): number {
  const lower = place | 0;
  const low = sorted[lower]!;
  return low + (place - lower) * (sorted[Math.min(sorted.length - 1, lower + 1)]! - low);
}
