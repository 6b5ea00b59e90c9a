import { sortedQuantile } from '../../numerics/quantile.ts';
import { createStream } from '../../numerics/random-stream.ts';
import { type ForecastInterval } from '../method.ts';
import { holding } from './intervals.ts';
import { type TailFigures } from './parametric-interval.ts';

const resamples = 400;

/**
 * Intervals of VaR and ES by the percentile bootstrap: the figures of samples drawn with replacement from the returns,
 * widened where the figure itself lies outside. The samples are drawn when the first interval is asked for and serve every confidence.
 *
 * @param figuresOf the forecast of a sample
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 13.3
 */
export function bootstrapIntervals(
  returns: Float64Array,
  figuresOf: (sample: Float64Array) => TailFigures,
  seed: number,
): (confidence: number, level: number) => ForecastInterval {
  const own = figuresOf(returns);
  let drawn: readonly TailFigures[] | null = null;
  return (confidence, level) => {
    drawn ??= resampled(returns, figuresOf, seed);
    const beyond = (1 - level) / 2;
    const between = (figureOf: (made: TailFigures) => number) => {
      const figures = Float64Array.from(drawn!, figureOf).sort();
      return holding(figureOf(own), sortedQuantile(figures, beyond), sortedQuantile(figures, 1 - beyond));
    };
    return {
      var: between((made) => -made.quantile(1 - confidence)),
      es: between((made) => made.expectedShortfall(confidence)),
      kind: 'bootstrap',
    };
  };
}

function resampled(
  returns: Float64Array,
  figuresOf: (sample: Float64Array) => TailFigures,
  seed: number,
): readonly TailFigures[] {
  const size = returns.length;
  const sample = new Float64Array(size);
  return Array.from({ length: resamples }, (_, draw) => {
    const stream = createStream(seed, draw);
    for (let i = 0; i < size; i++) sample[i] = returns[Math.floor(stream.uniform() * size)]!;
    return figuresOf(sample);
  });
}
