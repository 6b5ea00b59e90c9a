/** Distance of two numbers as a fraction of the expected one; the plain distance where that is 0. */
export function relativeError(got: number, expected: number): number {
  if (got === expected) return 0;
  return Math.abs(got - expected) / (expected === 0 ? 1 : Math.abs(expected));
}
