import { ascendingOrder } from './ascending-order.ts';

/** Ranks from 1, ascending; equal values share the mean of the ranks they take up. NaN not allowed. */
export function averageRanks(values: Float64Array): Float64Array {
  const order = ascendingOrder(values);
  const ranks = new Float64Array(values.length);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && values[order[end]!] === values[order[first]!]) end++;
    for (let at = first; at < end; at++) ranks[order[at]!] = (first + 1 + end) / 2;
    first = end;
  }
  return ranks;
}
