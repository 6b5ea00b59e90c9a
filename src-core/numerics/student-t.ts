import { incompleteBeta } from './incomplete-beta.ts';
import { devianceTerm, logGamma, stirlingError } from './log-gamma.ts';
import { normalQuantile } from './normal.ts';

const mostSteps = 60;

/**
 * Density of Student's t distribution.
 *
 * @param df degrees of freedom, positive
 * @source Loader (2000), as for the binomial: the gamma functions by the error of Stirling's formula
 */
export function studentTDensity(x: number, df: number): number {
  const half = df / 2;
  // Γ((ν + 1)/2) ÷ Γ(ν/2) ÷ √(ν/2)
  const ratio = Math.exp(stirlingError(half + 0.5) - stirlingError(half) - devianceTerm(half, half + 0.5));
  return (ratio / Math.sqrt(2 * Math.PI)) * Math.exp(-((df + 1) / 2) * Math.log1p((x * x) / df));
}

/** Probability that a t variable is at most `x`; accurate relative to the smaller tail. */
export function studentTCdf(x: number, df: number): number {
  if (Number.isNaN(x) || !(df > 0)) return NaN;
  if (x === 0) return 0.5;
  const tail = upperTail(Math.abs(x), df);
  return x < 0 ? tail : 1 - tail;
}

/** P(T > x) for x > 0. */
function upperTail(x: number, df: number): number {
  if (x === Infinity) return 0;
  // Squares of the largest doubles overflow; there only the ratio counts.
  const ratio = x / Math.sqrt(df);
  const square = ratio * ratio;
  if (square === Infinity) return 0;
  const { lower } = incompleteBeta(1 / (1 + square), square / (1 + square), df / 2, 0.5);
  return lower / 2;
}

/**
 * The value a t variable stays below with probability `p`: −∞ at 0, +∞ at 1, NaN outside.
 *
 * Newton's method: on ln(tail) against ln x in the tails, where that curve is almost straight, on the distribution function
 * itself in the middle.
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return NaN;
  if (p === 0.5) return 0;
  return p < 0.5 ? -upperQuantile(p, df) : upperQuantile(1 - p, df);
}

/** x > 0 with P(T > x) = tail, tail < ½. */
function upperQuantile(tail: number, df: number): number {
  if (tail === 0) return Infinity;
  if (tail > 0.2) return centralQuantile(0.5 - tail, df);
  let logX = Math.log(tailStart(tail, df));
  const logTail = Math.log(tail);
  for (let step = 0; step < mostSteps; step++) {
    const x = Math.exp(logX);
    const at = upperTail(x, df);
    if (at === 0) {
      logX -= 1;
      continue;
    }
    const change = ((Math.log(at) - logTail) * at) / (x * studentTDensity(x, df));
    logX += Math.max(-2, Math.min(2, change));
    if (Math.abs(change) < 1e-14) break;
  }
  return Math.exp(logX);
}

/** The smaller of the normal start and the power-law start is right to a factor of a few. */
function tailStart(tail: number, df: number): number {
  const normal = -normalQuantile(tail);
  // P(T > x) ≈ f·x^−ν for large x, f = ν^(ν/2 − 1)·√ν·Γ((ν + 1)/2) ÷ (√(νπ)·Γ(ν/2))·√ν
  const logFactor = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(Math.PI) + (df / 2 - 1) * Math.log(df);
  const power = Math.exp((logFactor - Math.log(tail)) / df);
  return df < 30 ? Math.max(normal, power) : normal;
}

/** x > 0 with P(0 < T < x) = centre, for centres well below ½. */
function centralQuantile(centre: number, df: number): number {
  let x = normalQuantile(0.5 + centre);
  for (let step = 0; step < mostSteps; step++) {
    const square = (x * x) / df;
    const at = incompleteBeta(square / (1 + square), 1 / (1 + square), 0.5, df / 2).lower / 2;
    const change = (centre - at) / studentTDensity(x, df);
    x += change;
    if (Math.abs(change) <= 1e-15 * Math.abs(x)) break;
  }
  return x;
}

/**
 * E[T | T ≤ x] for df > 1.
 *
 * @source McNeil, Frey & Embrechts (2015), example 2.15
 */
export function studentTTailMean(x: number, df: number): number {
  if (x === -Infinity) return -Infinity;
  return (-studentTDensity(x, df) * (df + x * x)) / ((df - 1) * studentTCdf(x, df));
}
