import { binomialQuantile } from '../../numerics/binomial.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { sortedQuantile } from '../../numerics/quantile.ts';
import { studentTQuantile } from '../../numerics/student-t.ts';
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
 * (s²_tail + c·(ES − VaR)²) ÷ (n·(1 − c)) and Student's t with one degree of freedom less than there are returns in the tail, from
 * which its spread is estimated. A tail of one return has none.
 *
 * Beyond the reach of the sample, where even its worst return is too seldom exceeded, the upper end is the worst return: the interval
 * then holds the true VaR less often than its level says.
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
  const loss = (value: number) => -(centre + scale * value);
  const figure = loss(sortedQuantile(sorted, 1 - confidence));
  return {
    var: holding(figure, loss(sorted[low - 1]!), loss(sorted[high - 1]!)),
    es: tailMeanInterval(sorted, confidence, level, centre, scale),
  };
}

function tailMeanInterval(
  sorted: Float64Array,
  confidence: number,
  level: number,
  centre: number,
  scale: number,
): FigureInterval | null {
  const { mean, count } = tailMean(sorted, confidence);
  if (count < 2) return null;
  const least = sorted[count - 1]!;
  let spread = 0;
  for (let i = 0; i < count; i++) spread += (sorted[i]! - mean) ** 2;
  const variance = (spread / (count - 1) + confidence * (least - mean) ** 2) / count;
  const width = -studentTQuantile((1 - level) / 2, count - 1) * scale * Math.sqrt(variance);
  const figure = -(centre + scale * mean);
  return { low: figure - width, high: figure + width };
}

/** The range from `low` to `high`, widened where the figure it is for lies outside. */
export function holding(figure: number, low: number, high: number): FigureInterval {
  return { low: Math.min(low, figure), high: Math.max(high, figure) };
}

/** figure ± z·error. */
export function around(figure: number, error: number, level: number): FigureInterval {
  const width = -normalQuantile((1 - level) / 2) * error;
  return { low: figure - width, high: figure + width };
}
