import { binomialQuantile } from '../../numerics/binomial.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { type FigureInterval, type ForecastInterval } from '../method.ts';
import { tailMean } from './empirical.ts';

/**
 * Ranks from the worst, counted from 1, between which the true quantile lies with the given probability.
 *
 * @source Conover (1999), Practical Nonparametric Statistics, section 3.2; Dowd (2005), Measuring Market Risk, section 4.2
 */
export function orderStatisticRanks(
  size: number,
  confidence: number,
  level: number,
): { readonly low: number; readonly high: number } {
  const beyond = (1 - level) / 2;
  const tail = 1 - confidence;
  const low = Math.min(size, binomialQuantile(1 - beyond, size, tail) + 1);
  return { low, high: Math.max(binomialQuantile(beyond, size, tail), 1) };
}

/**
 * Interval of a sample's VaR by order statistics, and of its ES by the asymptotic variance
 * (σ²_tail + c·(ES − VaR)²) ÷ (n·(1 − c)).
 *
 * @param sorted ascending; values are centre + scale × these
 * @source ES: Manistre & Hancock (2005), "Variance of the CTE estimator"
 */
export function sampleInterval(
  sorted: Float64Array,
  confidence: number,
  level: number,
  centre = 0,
  scale = 1,
): Pick<ForecastInterval, 'var' | 'es'> {
  const { low, high } = orderStatisticRanks(sorted.length, confidence, level);
  const loss = (rank: number) => -(centre + scale * sorted[rank - 1]!);
  const { mean, count } = tailMean(sorted, confidence);
  const worst = sorted[count - 1]!;
  let spread = 0;
  for (let i = 0; i < count; i++) spread += (sorted[i]! - mean) ** 2;
  const variance = (spread / count + confidence * (worst - mean) ** 2) / count;
  return {
    var: { low: loss(low), high: loss(high) },
    es: around(-(centre + scale * mean), scale * Math.sqrt(variance), level),
  };
}

/** figure ± z·error. */
export function around(figure: number, error: number, level: number): FigureInterval {
  const width = -normalQuantile((1 - level) / 2) * error;
  return { low: figure - width, high: figure + width };
}
