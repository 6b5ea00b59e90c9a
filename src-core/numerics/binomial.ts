import { incompleteBeta } from './incomplete-beta.ts';

/** Probability of at most `k` successes in `n` trials. */
export function binomialCdf(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return incompleteBeta(1 - p, p, n - k, k + 1).lower;
}

/** The smallest k with P(at most k successes) ≥ `probability`. */
export function binomialQuantile(probability: number, n: number, p: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (binomialCdf(middle, n, p) >= probability) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Probability of at least `k` successes in `n` trials, to its own relative accuracy. */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return incompleteBeta(p, 1 - p, k, n - k + 1).lower;
}
