import { type WorstWindow } from './stress-market.ts';

/** Keeps a security that lost everything from dividing by nothing in the search. */
const leastGrowth = 1e-9;

/**
 * For each length the days in a row on which constant holdings would have lost most: −Σ wᵢ(∏(1 + rᵢ) − 1). Of equal ones the
 * first. Lengths beyond the history are left out.
 *
 * @param returns securities × days, NaN = no profit or loss
 * @param weights signed, one a security
 */
export function worstWindows(
  returns: Float64Array,
  weights: Float64Array,
  days: number,
  lengths: readonly number[],
): readonly WorstWindow[] {
  const possible = lengths.filter((length) => length <= days);
  const totals = possible.map((length) => new Float64Array(days - length + 1));
  const growth = new Float64Array(days + 1);
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    growth[0] = 1;
    for (let t = 0; t < days; t++) {
      const value = returns[i * days + t]!;
      growth[t + 1] = growth[t]! * (value === value ? Math.max(1 + value, leastGrowth) : 1);
    }
    for (let l = 0; l < possible.length; l++) {
      const length = possible[l]!;
      const total = totals[l]!;
      for (let t = 0; t < total.length; t++) total[t]! += weight * (growth[t + length]! / growth[t]! - 1);
    }
  }
  return possible.map((length, l) => {
    const total = totals[l]!;
    let first = 0;
    for (let t = 1; t < total.length; t++) if (total[t]! < total[first]!) first = t;
    return { days: length, first, last: first + length - 1, loss: -total[first]! };
  });
}
