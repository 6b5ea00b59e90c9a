import { sortedQuantile } from '../../numerics/quantile.ts';
import { createStream } from '../../numerics/random-stream.ts';
import { type ForecastInterval } from '../method.ts';
import { type TailFigures } from './parametric-interval.ts';

const resamples = 400;

/**
 * Intervals of VaR and ES by the percentile bootstrap: the figures of samples drawn with replacement from the returns.
 *
 * @param figuresOf the forecast of a sample
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 13.3
 */
export function bootstrapInterval(
  returns: Float64Array,
  figuresOf: (sample: Float64Array) => TailFigures,
  confidence: number,
  level: number,
  seed: number,
): ForecastInterval {
  const size = returns.length;
  const sample = new Float64Array(size);
  const vars = new Float64Array(resamples);
  const shortfalls = new Float64Array(resamples);
  for (let draw = 0; draw < resamples; draw++) {
    const stream = createStream(seed, draw);
    for (let i = 0; i < size; i++) sample[i] = returns[Math.floor(stream.uniform() * size)]!;
    const made = figuresOf(sample);
    vars[draw] = -made.quantile(1 - confidence);
    shortfalls[draw] = made.expectedShortfall(confidence);
  }
  const beyond = (1 - level) / 2;
  const between = (figures: Float64Array) => {
    figures.sort();
    return { low: sortedQuantile(figures, beyond), high: sortedQuantile(figures, 1 - beyond) };
  };
  return { var: between(vars), es: between(shortfalls), kind: 'bootstrap' };
}
