import { interpolate, quantilePosition } from '../../numerics/quantile.ts';
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
  const probabilities = drawnProbabilities(walk);
  const positions = schedule.confidences.map((confidence) => quantilePosition(probabilities.length, 1 - confidence));
  return (day) => {
    const sorted = window.before(day);
    const drawn = (scenario: number) => valueAt(sorted, probabilities[scenario]! * (sorted.length - 1));
    for (let level = 0; level < positions.length; level++) {
      const { lower, upper, weight } = positions[level]!;
      const threshold = drawn(lower);
      let sum = 0;
      let count = 0;
      // Returns rise with their probabilities.
      for (; count < probabilities.length; count++) {
        const value = drawn(count);
        if (value > threshold) break;
        sum += value;
      }
      table.set(level, day, -interpolate(threshold, drawn(upper), weight), -sum / count);
    }
  };
});

/** Scenarios as probabilities, ascending: what is drawn before a margin turns it into a return. */
function drawnProbabilities({ options }: Walk): Float64Array {
  // The quantiles of this margin are the probabilities themselves.
  const evenly = Float64Array.of(0, 1);
  const holdings = { weights: Float64Array.of(1), security: () => evenly };
  const copula = fitTCopula(1, holdings.security, evenly.length, options['degreesOfFreedom']!);
  return copulaScenarios(holdings, copula, options['scenarios']!, options['seed']!, 0).portfolio.sort();
}

/** Of a sorted sample, at a place between two of its returns. */
function valueAt(sorted: Float64Array, place: number): number {
  const lower = place | 0;
  const low = sorted[lower]!;
  return low + (place - lower) * (sorted[Math.min(sorted.length - 1, lower + 1)]! - low);
}
