/**
 * The largest distance of the empirical distribution functions of two samples: Kolmogorov and Smirnov's statistic.
 *
 * @param x, y in any order, at least one value each, NaN not allowed
 */
export function kolmogorovDistance(x: Float64Array, y: Float64Array): number {
  const a = x.slice().sort();
  const b = y.slice().sort();
  let i = 0;
  let j = 0;
  let largest = 0;
  while (i < a.length && j < b.length) {
    // All that equal the next value are passed at once: ties are one step of both functions.
    const value = Math.min(a[i]!, b[j]!);
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    largest = Math.max(largest, Math.abs(i / a.length - j / b.length));
  }
  return largest;
}
