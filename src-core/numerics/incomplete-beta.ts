import { devianceTerm, stirlingError } from './log-gamma.ts';

const smallest = 1e-300;
const mostTerms = 20_000;

/** The regularised incomplete beta function and what it lacks to 1, each to its own relative accuracy. */
export interface IncompleteBeta {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Iₓ(a, b) and 1 − Iₓ(a, b).
 *
 * @param x in [0, 1]
 * @param y 1 − x, given apart so that nothing is lost where x is close to 1
 * @param a, b positive
 * @source continued fraction: DLMF 8.17.22, by the method of Lentz; factor before it: Loader (2000)
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): IncompleteBeta {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (y <= 0) return { lower: 1, upper: 0 };
  const factor = betaFactor(x, y, a, b);
  if (x < (a + 1) / (a + b + 2)) {
    const lower = (factor * betaFraction(x, a, b)) / a;
    return { lower, upper: 1 - lower };
  }
  const upper = (factor * betaFraction(y, b, a)) / b;
  return { lower: 1 - upper, upper };
}

/** xᵃ·yᵇ ÷ B(a, b). */
function betaFactor(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(errors - devianceTerm(a, n * x) - devianceTerm(b, n * y));
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < smallest ? smallest : value;
}
