/**
 * The largest distance between the empirical distribution functions of two samples: Kolmogorov and Smirnov's statistic.
 *
 * @param a and `b`: ascending, not empty, NaN not allowed
 */
export function kolmogorovDistance(a: Float64Array, b: Float64Array): number {
  let i = 0;
  let j = 0;
  let largest = 0;
  while (i < a.length && j < b.length) {
    // All that equal the next value are passed at once, so that ties count as one step.
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}
