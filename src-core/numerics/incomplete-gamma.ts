import { devianceTerm, stirlingError } from './log-gamma.ts';

const smallest = 1e-300;
const mostTerms = 100_000;

/** The regularised incomplete gamma functions P and Q = 1 − P, each to its own relative accuracy. */
export interface IncompleteGamma {
  readonly lower: number;
  readonly upper: number;
}

/**
 * P(a, x) and Q(a, x).
 *
 * @param a positive
 * @param x not negative
 * @source series: DLMF 8.7.1; continued fraction: DLMF 8.9.2, by the method of Lentz; factor before them: Loader (2000)
 */
export function incompleteGamma(a: number, x: number): IncompleteGamma {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  // xᵃ·e⁻ˣ ÷ Γ(a + 1)
  const factor = Math.exp(-stirlingError(a) - devianceTerm(a, x)) / Math.sqrt(2 * Math.PI * a);
  if (x < a + 1) {
    let term = 1;
    let sum = 1;
    for (let n = 1; n < mostTerms && term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    const lower = factor * sum;
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1 / smallest;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < mostTerms; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = numerator * d + b;
    d = 1 / (Math.abs(d) < smallest ? smallest : d);
    c = b + numerator / c;
    if (Math.abs(c) < smallest) c = smallest;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  const upper = factor * a * value;
  return { lower: 1 - upper, upper };
}
