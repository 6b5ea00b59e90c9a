/** Below this the logarithm's series is exact to rounding, and the quotient is not. */
const small = 1e-5;

/**
 * ln(1 + r) ÷ r, 1 at r = 0: contributions of a day times its coefficient ÷ that of the period add up to the compounded
 * return of the period.
 *
 * @param value return of a day or period, above −1
 * @source Carino (1999), Combining attribution effects over time, eqs. 5–7
 */
export function carinoCoefficient(value: number): number {
  return Math.abs(value) < small ? 1 - value / 2 + (value * value) / 3 : Math.log1p(value) / value;
}

/** Π(1 + r) − 1. */
export function compound(returns: readonly number[]): number {
  return Math.expm1(returns.reduce((sum, value) => sum + Math.log1p(value), 0));
}
