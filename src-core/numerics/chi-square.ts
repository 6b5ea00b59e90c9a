import { incompleteGamma } from './incomplete-gamma.ts';
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

const mostSteps = 80;

/** Probability that a χ² variable is at most `x`. */
export function chiSquareCdf(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).lower;
}

/** Probability that a χ² variable exceeds `x`: the p-value of a test statistic. */
export function chiSquareUpperTail(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).upper;
}

/**
 * The value a χ² variable stays below with probability `p`.
 *
 * Newton's method on the logarithm of the smaller tail against ln x, from Wilson and Hilferty's start.
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const low = p < 0.5;
  const target = Math.log(low ? p : 1 - p);
  let logX = Math.log(start(p, df));
  for (let step = 0; step < mostSteps; step++) {
    const x = Math.exp(logX);
    const { lower, upper } = incompleteGamma(df / 2, x / 2);
    const at = low ? lower : upper;
    const density = Math.exp((df / 2) * Math.log(x / 2) - x / 2 - logGamma(df / 2));
    const change = ((target - Math.log(at)) * at) / density;
    const bounded = Math.max(-3, Math.min(3, low ? change : -change));
    logX += bounded;
    if (Math.abs(bounded) < 1e-14) break;
  }
  return Math.exp(logX);
}

/** Wilson & Hilferty (1931); for the far lower tail the first term of the series. */
function start(p: number, df: number): number {
  const cube = 1 - 2 / (9 * df) + normalQuantile(p) * Math.sqrt(2 / (9 * df));
  const wilsonHilferty = df * cube ** 3;
  if (cube > 0.3) return wilsonHilferty;
  return 2 * Math.exp((Math.log(p) + logGamma(df / 2 + 1)) / (df / 2));
}
