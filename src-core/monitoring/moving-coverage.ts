import { binomialCdf, binomialQuantile } from '../numerics/binomial.ts';

/** Exceptions over the last days, one figure a day; NaN before there are as many days. */
export interface MovingCoverage {
  readonly window: number;
  readonly exceptions: Float64Array;
  /** Exceptions ÷ days. */
  readonly rate: Float64Array;
  /** Rate ÷ (1 − confidence): 1 where the method keeps its promise. */
  readonly ratio: Float64Array;
  /** Mean loss on the exception days of the window (conditional VaR, fraction, positive = loss); NaN without one. */
  readonly lossBeyond: Float64Array;
  /** Mean ES forecast on the same days; NaN without one, or where the method has no ES. */
  readonly expectedBeyond: Float64Array;
}

/** Days with a forecast and what happened on them; all arrays have one length, no NaN but in `es`. */
export interface CoverageRecord {
  readonly returns: Float64Array;
  /** Fractions, positive = loss. */
  readonly var: Float64Array;
  readonly es: Float64Array;
}

/** Whether the day's loss was larger than the VaR forecast for it. */
export function isException({ returns, var: valueAtRisk }: CoverageRecord, day: number): boolean {
  return -returns[day]! > valueAtRisk[day]!;
}

/** Exception rates and losses beyond VaR over a moving window, in one pass. */
export function movingCoverage(record: CoverageRecord, window: number, confidence: number): MovingCoverage {
  const days = record.returns.length;
  const blank = () => new Float64Array(days).fill(NaN);
  const rolling = {
    exceptions: blank(),
    rate: blank(),
    ratio: blank(),
    lossBeyond: blank(),
    expectedBeyond: blank(),
  };
  const inWindow: number[] = [];
  for (let day = 0; day < days; day++) {
    if (isException(record, day)) inWindow.push(day);
    while (inWindow.length > 0 && inWindow[0]! <= day - window) inWindow.shift();
    if (day < window - 1) continue;
    const rate = inWindow.length / window;
    rolling.exceptions[day] = inWindow.length;
    rolling.rate[day] = rate;
    rolling.ratio[day] = rate / (1 - confidence);
    if (inWindow.length === 0) continue;
    // Added up anew, since a sum kept by adding and taking away would gather roundings.
    rolling.lossBeyond[day] = inWindow.reduce((sum, at) => sum - record.returns[at]!, 0) / inWindow.length;
    rolling.expectedBeyond[day] = inWindow.reduce((sum, at) => sum + record.es[at]!, 0) / inWindow.length;
  }
  return { window, ...rolling };
}

/** Numbers of exceptions in a window that chance alone seldom leaves. */
export interface ControlLimits {
  readonly window: number;
  readonly expected: number;
  /** A method that keeps its promise stays from `low` to `high` (both included) at least with the probability of the level. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/**
 * Exact two-sided control limits of the number of exceptions in a window, from the binomial distribution. They hold for one
 * look at one window: who looks every day will see them crossed more often.
 *
 * @param level such as 0.99
 * @source Montgomery (2013), Introduction to Statistical Quality Control, section 7.2, with exact probabilities in place of the normal ones
 */
export function controlLimits(window: number, confidence: number, level: number): ControlLimits {
  const p = 1 - confidence;
  const tail = (1 - level) / 2;
  const high = binomialQuantile(1 - tail, window, p);
  let low = 0;
  while (binomialCdf(low, window, p) < tail) low++;
  return { window, expected: window * p, low, high, level };
}
