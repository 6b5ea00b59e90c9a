/**
 * Value of a polynomial at `x` by Horner's rule.
 *
 * @param coefficients highest power first
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = 0; i < coefficients.length; i++) value = value * x + coefficients[i]!;
  return value;
}
