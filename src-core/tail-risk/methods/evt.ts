import { DomainError } from '../../domain-error.ts';
import { quantilePosition, sortedQuantile } from '../../numerics/quantile.ts';
import { empirical } from '../distributions/empirical.ts';
import { sampleInterval } from '../distributions/intervals.ts';
import { parametricInterval, type TailFigures } from '../distributions/parametric-interval.ts';
import { fitGeneralisedPareto } from '../fits/generalised-pareto.ts';
import { type TailRiskMethod } from '../method.ts';

const fewExceedances = 30;
const leastExceedances = 10;
/** 1 − 0.95 is not quite 0.05. */
const rounding = 1e-12;

/**
 * Peaks over threshold: losses beyond the 95 % quantile follow a generalised Pareto distribution,
 * VaR = u + β/ξ·((n/Nᵤ·(1 − c))^−ξ − 1), ES = (VaR + β − ξ·u) ÷ (1 − ξ). Within the threshold the sample itself speaks.
 */
export const evt: TailRiskMethod = {
  id: 'evt',
  label: 'Extreme value, peaks over threshold',
  family: 'extreme-value',
  minimumObservations: 200,
  source: 'McNeil & Frey (2000); McNeil, Frey & Embrechts (2015), section 5.2.3',
  options: {
    threshold: {
      what: 'Quantile of the losses beyond which the tail begins',
      usual: 0.95,
      least: 0.8,
      most: 0.99,
      whole: false,
    },
  },
  longSample: false,
  direct: true,
  incremental: false,
  fit(returns, options) {
    const sorted = returns.slice().sort();
    const size = sorted.length;
    const { threshold, beyond } = peaksOverThreshold(sorted, options['threshold']!);
    const count = beyond.length;
    const { shape, scale, covariance, atBound } = fitGeneralisedPareto(beyond);
    const share = count / size;
    const body = empirical(sorted);
    const inTail = (probability: number) => probability <= share + rounding;
    const figures = (estimates: readonly number[]) => tailFigures(sorted, threshold, count, estimates);
    const estimates = [Math.log(scale), shape, share];
    const made = figures(estimates);
    return {
      ...made,
      cdf(x) {
        const excess = -x - threshold;
        if (excess <= 0) return body.cdf(x);
        const inner = (shape * excess) / scale;
        if (inner <= -1) return 0;
        return share * Math.exp(Math.abs(shape) < 1e-9 ? -excess / scale : -Math.log1p(inner) / shape);
      },
      sample: (stream) => made.quantile(stream.openUniform()),
      density: null,
      parameters: { threshold, exceedances: count, shape, scale },
      warningsAt(confidence) {
        const warnings = [];
        if (count < fewExceedances) {
          warnings.push({
            code: 'THIN_TAIL',
            message: `The tail is fitted on ${count} exceedances; below ${fewExceedances} its shape is little more than a guess`,
            count,
          });
        }
        if (atBound) {
          warnings.push({ code: 'AT_BOUND', message: `The tail's shape lies at a bound (${shape.toFixed(2)})` });
        }
        if (!inTail(1 - confidence)) {
          warnings.push({
            code: 'WITHIN_THRESHOLD',
            message: 'VaR lies within the threshold: the sample decides, not the tail',
          });
        }
        return warnings;
      },
      intervalAt(confidence, level) {
        const ofTail =
          covariance && parametricInterval(figures, estimates, withShareOf(share, size, covariance), confidence, level);
        if (1 - confidence < share - rounding) return ofTail;
        // At the threshold and within it VaR is the sample's own order statistic; ES still rests on the tail.
        return {
          var: sampleInterval(sorted, confidence, level).var,
          es: ofTail && ofTail.es,
          kind: 'order-statistics',
        };
      },
      paths: null,
      marginalsAt: null,
    };
  },
};

/**
 * The losses beyond the threshold, less it.
 *
 * @param sorted returns, ascending
 * @throws DomainError UNSUITABLE_SAMPLE where they are too few, or all alike
 */
export function peaksOverThreshold(
  sorted: Float64Array,
  level: number,
): { readonly threshold: number; readonly beyond: Float64Array } {
  const threshold = -sortedQuantile(sorted, 1 - level);
  let count = 0;
  while (count < sorted.length && -sorted[count]! > threshold) count++;
  const beyond = sorted.slice(0, count).map((value) => -value - threshold);
  if (count < leastExceedances || beyond.every((value) => value === beyond[0])) {
    throw new DomainError(
      'UNSUITABLE_SAMPLE',
      `Only ${count} losses lie beyond the threshold, or all alike: no tail can be fitted`,
      { remedy: 'Choose a longer window' },
    );
  }
  return { threshold, beyond };
}

/**
 * Figures as a function of what the tail is estimated by: ln β, ξ and the share of the losses beyond the threshold.
 *
 * @param sorted returns, ascending; the first `count` lie beyond the threshold
 */
export function tailFigures(
  sorted: Float64Array,
  threshold: number,
  count: number,
  [logScale, xi, portion]: readonly number[],
): TailFigures {
  const size = sorted.length;
  const beta = Math.exp(logScale!);
  const inTail = (probability: number) => probability <= count / size + rounding;
  const loss = (probability: number) => {
    const log = Math.log(probability / portion!);
    return threshold + (Math.abs(xi!) < 1e-9 ? -beta * log : (beta * Math.expm1(-xi! * log)) / xi!);
  };
  return {
    quantile: (probability) => (inTail(probability) ? -loss(probability) : sortedQuantile(sorted, probability)),
    expectedShortfall(confidence) {
      const tail = 1 - confidence;
      if (inTail(tail)) return (loss(tail) + beta - xi! * threshold) / (1 - xi!);
      // The part of the tail within the threshold is the sample's own.
      const last = quantilePosition(size, tail).lower;
      let sum = 0;
      for (let i = count; i <= last; i++) sum -= sorted[i]!;
      const within = last >= count ? sum / (last + 1 - count) : threshold;
      return ((tail - portion!) * within + portion! * (threshold + beta / (1 - xi!))) / tail;
    },
  };
}

/** Covariance of ln β and ξ, with that of the share beyond the threshold: binomial, and independent of the shape of what lies there. */
function withShareOf(share: number, size: number, covariance: Float64Array): Float64Array {
  const whole = new Float64Array(9);
  whole.set(covariance.subarray(0, 2), 0);
  whole.set(covariance.subarray(2, 4), 3);
  whole[8] = (share * (1 - share)) / size;
  return whole;
}
