import { normalQuantile } from '../numerics/normal.ts';
import { type AlarmLevel } from './alarm.ts';

/** Volatility forecasts against what came of them, one figure a day; NaN before there are as many days. */
export interface RollingVolatility {
  readonly window: number;
  /** √ of the mean squared return over the window, daily. */
  readonly realised: Float64Array;
  /** √ of the mean variance forecast over the window, daily. */
  readonly forecast: Float64Array;
  /** Bias statistic: √ of the mean of (r ÷ σ)²; 1 when right, above 1 when risk was forecast too low. */
  readonly bias: Float64Array;
  /** Mean of r²/σ² − ln(r²/σ²) − 1, its smallest value 0 where every forecast equals the squared return. */
  readonly qlike: Float64Array;
}

/** A return smaller than this share of its forecast counts as this share: the logarithm of 0 has no value. */
const leastRatio = 1e-6;

/**
 * Forecast and realised volatility over a moving window. Returns are taken about 0.
 *
 * @param returns and `sigma`: one length, no NaN, σ > 0
 * @source Patton (2011), "Volatility forecast comparison using imperfect volatility proxies" for QLIKE; Menchero, Morozov & Shepard
 *   (2010) for the bias statistic
 */
export function rollingVolatility(returns: Float64Array, sigma: Float64Array, window: number): RollingVolatility {
  const days = returns.length;
  const squares = returns.map((value) => value * value);
  const variances = sigma.map((value) => value * value);
  const ratios = squares.map((square, day) => square / variances[day]!);
  const losses = ratios.map((ratio) => {
    const bounded = Math.max(ratio, leastRatio ** 2);
    return bounded - Math.log(bounded) - 1;
  });
  const root = (values: Float64Array) => meansOver(values, window).map(Math.sqrt);
  return {
    window: Math.min(window, days),
    realised: root(squares),
    forecast: root(variances),
    bias: root(ratios),
    qlike: meansOver(losses, window),
  };
}

/** Means of the last values; every window is added up anew in blocks, so that roundings do not gather. */
function meansOver(values: Float64Array, window: number): Float64Array {
  const means = new Float64Array(values.length).fill(NaN);
  let sum = 0;
  for (let day = 0; day < values.length; day++) {
    sum += values[day]! - (day >= window ? values[day - window]! : 0);
    if (day % window === window - 1) {
      sum = 0;
      for (let at = day - window + 1; at <= day; at++) sum += values[at]!;
    }
    if (day >= window - 1) means[day] = sum / window;
  }
  return means;
}

/** Whether the variance forecasts of the last days were right on average. */
export interface VolatilityVerdict {
  readonly level: AlarmLevel;
  /** Mean of (r ÷ σ)² over the window. */
  readonly meanSquare: number;
  /** Its distance from 1 in standard errors, with the dependence of neighbouring days allowed for. */
  readonly tStatistic: number;
}

/** Days on either side whose dependence enters the standard error. */
const lags = 10;

/**
 * Judges the mean of squared standardised returns against 1: warn beyond the two-sided 99 % bounds, limit beyond 99.9 %, of a
 * normal mean with a Newey–West standard error.
 *
 * @returns null where there are fewer than 60 days, or the returns do not vary
 * @source Newey & West (1987)
 */
export function judgeVolatility(returns: Float64Array, sigma: Float64Array, window: number): VolatilityVerdict | null {
  const from = Math.max(0, returns.length - window);
  const squares = returns.subarray(from).map((value, day) => (value / sigma[from + day]!) ** 2);
  const days = squares.length;
  if (days < 60) return null;
  const meanSquare = squares.reduce((sum, value) => sum + value, 0) / days;
  const moved = squares.map((value) => value - meanSquare);
  let variance = 0;
  for (let lag = 0; lag <= lags; lag++) {
    let product = 0;
    for (let day = lag; day < days; day++) product += moved[day]! * moved[day - lag]!;
    variance += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * (product / days);
  }
  if (!(variance > 0)) return null;
  const tStatistic = (meanSquare - 1) / Math.sqrt(variance / days);
  const distance = Math.abs(tStatistic);
  const level = distance > normalQuantile(0.9995) ? 'limit' : distance > normalQuantile(0.995) ? 'warn' : 'ok';
  return { level, meanSquare, tStatistic };
}
