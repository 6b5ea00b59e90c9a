/**
 * The largest whole number of steps that passes, below a number that does not. A measure that is convex in the size (exposures,
 * volatility, everything linear in between) passes on one stretch only, which begins at the first step: bisection finds its end
 * exactly, with as many trials as the number has binary digits. Of a measure with several stretches (historical quantiles) it finds
 * the end of one: what it returns passes, and one step more does not.
 *
 * @param steps of the whole, which does not pass
 * @param passes whether a number of steps from 1 on passes
 * @returns 0 where not even one step passes
 */
export function largestPassing(steps: number, passes: (count: number) => boolean): number {
  if (steps <= 1 || !passes(1)) return 0;
  let low = 1;
  let high = steps;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (passes(middle)) low = middle;
    else high = middle;
  }
  return low;
}
