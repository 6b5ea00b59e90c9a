import { binomialQuantile } from '../numerics/binomial.ts';
import { type ExceptionRecord } from './exceptions.ts';

/** Exceptions within the days up to each day, against what chance allows. */
export interface RollingCoverage {
  /** Forecast days counted together. */
  readonly window: number;
  /** Day by day of the days with a forecast: exceptions in the window that ends there; null while it is too short. */
  readonly exceptions: readonly (number | null)[];
  /** Exceptions a window is expected to hold. */
  readonly expected: number;
  /** A forecast that keeps its promise stays within these counts on at least 95 % of days; limits are included. */
  readonly lower: number;
  readonly upper: number;
}

/** A year, as the supervisor counts. */
const usualWindow = 250;
const outside = 0.05;

/** Counts exceptions over a moving window, with binomial control limits for one window. */
export function rollingCoverage({ hits, probability }: ExceptionRecord, window = usualWindow): RollingCoverage {
  const exceptions: (number | null)[] = [];
  let count = 0;
  hits.forEach((hit, day) => {
    count += hit - (day >= window ? hits[day - window]! : 0);
    exceptions.push(day < window - 1 ? null : count);
  });
  return {
    window,
    exceptions,
    expected: window * probability,
    lower: binomialQuantile(outside / 2, window, probability),
    upper: binomialQuantile(1 - outside / 2, window, probability),
  };
}
