import { mean } from '../../numerics/moments.ts';
import { normalCdf } from '../../numerics/normal.ts';
import { studentTCdf } from '../../numerics/student-t.ts';

/** Whether two forecasts differ in their mean loss. Figures are null where the losses are the same every day. */
export interface DieboldMariano {
  /** Mean loss of the first less that of the second: negative where the first is better. */
  readonly meanDifference: number;
  readonly statistic: number | null;
  /** Two-sided, normal. */
  readonly pValue: number | null;
  /** With the correction of Harvey, Leybourne and Newbold for one-step forecasts. */
  readonly correctedStatistic: number | null;
  /** Two-sided, t with n − 1 degrees of freedom. */
  readonly correctedPValue: number | null;
}

/** Differences whose variance is below this share of the losses' squares are roundings. */
const roundingShare = 1e-20;

/** Lags by the number of days, ⌊n^⅓⌋: losses of neighbouring days are related through volatility. */
export function usualLags(days: number): number {
  // The cube root of a cube may lie a rounding below it.
  return Math.floor(Math.cbrt(days) + 1e-9);
}

/**
 * Test of equal mean loss. The long-run variance is that of Newey and West with Bartlett's weights, autocovariances divided by n.
 *
 * @param first, second one loss a day, NaN not allowed, at least two days
 * @source Diebold & Mariano (1995), "Comparing predictive accuracy"; Harvey, Leybourne & Newbold (1997), "Testing the equality of prediction
 *   mean squared errors"; Newey & West (1987)
 */
export function dieboldMariano(
  first: Float64Array,
  second: Float64Array,
  lags = usualLags(first.length),
): DieboldMariano {
  const n = first.length;
  const difference = first.map((loss, day) => loss - second[day]!);
  const meanDifference = mean(difference);
  const variance = longRunVariance(difference, meanDifference, lags);
  if (!(variance > roundingShare * Math.max(meanSquare(first), meanSquare(second)))) {
    return { meanDifference, statistic: null, pValue: null, correctedStatistic: null, correctedPValue: null };
  }
  const statistic = meanDifference / Math.sqrt(variance / n);
  const correctedStatistic = statistic * Math.sqrt((n - 1) / n);
  return {
    meanDifference,
    statistic,
    pValue: 2 * normalCdf(-Math.abs(statistic)),
    correctedStatistic,
    correctedPValue: 2 * studentTCdf(-Math.abs(correctedStatistic), n - 1),
  };
}

function meanSquare(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum / values.length;
}

function longRunVariance(values: Float64Array, centre: number, lags: number): number {
  const n = values.length;
  let total = 0;
  for (let lag = 0; lag <= Math.min(lags, n - 1); lag++) {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (values[t]! - centre) * (values[t - lag]! - centre);
    total += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (sum / n);
  }
  return total;
}
