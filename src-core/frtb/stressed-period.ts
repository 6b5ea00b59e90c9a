import { SortedWindow, TailPosition } from '../backtest/rolling/sorted-window.ts';

/** A stretch of a series and its expected shortfall. */
export interface StressedPeriod {
  /** Position of its first return. */
  readonly start: number;
  readonly days: number;
  /** Positive = loss. */
  readonly es: number;
}

/**
 * Expected shortfall of every stretch of `days` returns, from the first stretch to the last: minus the mean of the returns at or below
 * the type-7 quantile. The stretch is kept in order as it moves on, so that a day costs one replacement.
 *
 * @param returns oldest first, NaN not allowed
 * @param confidence level in (0.5, 1)
 * @returns one figure a stretch; empty where the series is shorter
 */
export function rollingShortfall(returns: Float64Array, days: number, confidence: number): Float64Array {
  const stretches = Math.max(0, returns.length - days + 1);
  const schedule = { window: days, scheme: 'rolling', refitEvery: 1, confidences: [confidence], options: {} } as const;
  const window = new SortedWindow(schedule, returns);
  const tail = new TailPosition(days, confidence);
  return Float64Array.from({ length: stretches }, (_, start) => -tail.tailMeanOf(window.before(start + days)));
}

/**
 * The stretch with the largest expected shortfall, by which the period of stress is chosen; the first of equal ones. Null where the
 * series is shorter than a stretch.
 *
 * @source Basel Framework MAR33.5 to MAR33.7: the twelve months in which the portfolio loses most, at 97.5 %
 */
export function worstPeriod(returns: Float64Array, days: number, confidence: number): StressedPeriod | null {
  const shortfalls = rollingShortfall(returns, days, confidence);
  if (shortfalls.length === 0) return null;
  let start = 0;
  for (let at = 1; at < shortfalls.length; at++) if (shortfalls[at]! > shortfalls[start]!) start = at;
  return { start, days, es: shortfalls[start]! };
}
