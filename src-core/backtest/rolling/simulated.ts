import { mean, standardDeviation } from '../../numerics/moments.ts';
import { sortedQuantile } from '../../numerics/quantile.ts';
import { type Walk, sampleBefore } from './walk.ts';
import { TailPosition } from './sorted-window.ts';

/** Quantile and tail mean of standardised draws at each confidence. */
export interface DrawnTail {
  readonly quantile: number;
  readonly tailMean: number;
}

/** @param draws in any order */
export function drawnTails(draws: Float64Array, confidences: readonly number[]): readonly DrawnTail[] {
  const sorted = lowestDraws(draws, Math.min(...confidences));
  return confidences.map((confidence) => {
    const at = new TailPosition(draws.length, confidence);
    return { quantile: at.quantileOf(sorted), tailMean: at.tailMeanOf(sorted) };
  });
}

/** Draws looked at to guess where the tail begins. */
const glances = 2000;

/** The draws up to and beyond the quantile at 1 − confidence, ascending: sorting the others would cost most and change nothing. */
function lowestDraws(draws: Float64Array, confidence: number): Float64Array {
  const step = Math.max(1, Math.floor(draws.length / glances));
  const glimpsed = Float64Array.from({ length: Math.floor(draws.length / step) }, (_, i) => draws[i * step]!).sort();
  const bar = sortedQuantile(glimpsed, Math.min(1, 2 * (1 - confidence)));
  const lowest = draws.filter((value) => value <= bar).sort();
  return lowest.length > (1 - confidence) * draws.length + 1 ? lowest : draws.slice().sort();
}

/** Figures of draws put about the window's mean with its standard deviation, both new every day. */
export function writeSimulated(walk: Walk, day: number, tails: readonly DrawnTail[]): void {
  const sample = sampleBefore(walk, day);
  const centre = mean(sample);
  const deviation = standardDeviation(sample);
  tails.forEach(({ quantile, tailMean }, level) =>
    walk.table.set(level, day, -(centre + deviation * quantile), -(centre + deviation * tailMean)),
  );
  walk.table.setSigma(day, deviation);
}
