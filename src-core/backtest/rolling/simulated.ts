import { mean, standardDeviation } from '../../numerics/moments.ts';
import { type Walk, sampleBefore } from './walk.ts';
import { TailPosition } from './sorted-window.ts';

/** Quantile and tail mean of standardised draws at each confidence. */
export interface DrawnTail {
  readonly quantile: number;
  readonly tailMean: number;
}

/** @param draws ascending */
export function drawnTails(draws: Float64Array, confidences: readonly number[]): readonly DrawnTail[] {
  return confidences.map((confidence) => {
    const at = new TailPosition(draws.length, confidence);
    return { quantile: at.quantileOf(draws), tailMean: at.tailMeanOf(draws) };
  });
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
