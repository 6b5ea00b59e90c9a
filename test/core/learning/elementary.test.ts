import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exponential,
  hyperbolicTangent,
  inverseSoftplus,
  logistic,
  naturalLogarithm,
  softplus,
} from '../../../src-core/learning/network/elementary.ts';

/** Distance from the language's own value in units of its last place. */
function ulps(got: number, want: number): number {
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(want))));
  return Math.abs(got - want) / 2 ** (exponent - 52);
}
const numbers = (least: number, most: number) =>
  fc.double({ min: least, max: most, noNaN: true, noDefaultInfinity: true });
const agree = (least: number, most: number, own: (x: number) => number, theirs: (x: number) => number, units: number) =>
  fc.assert(
    fc.property(numbers(least, most), (x) => {
      expect(ulps(own(x), theirs(x)), `${own(x)} at ${x}`).toBeLessThanOrEqual(units);
    }),
    { numRuns: 3000 },
  );

describe('elementary functions of additions and divisions alone', () => {
  it('are within a few units of the last place', () => {
    agree(-700, 700, exponential, Math.exp, 2);
    agree(-30, 700, logistic, (x) => 1 / (1 + Math.exp(-x)), 4);
    agree(-20, 20, hyperbolicTangent, Math.tanh, 4);
    agree(-1e-3, 1e-3, hyperbolicTangent, Math.tanh, 4);
    agree(1e-300, 1e300, naturalLogarithm, Math.log, 2);
    agree(0.5, 2, naturalLogarithm, Math.log, 2);
    agree(-30, 30, softplus, (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 4);
  });

  it('stay within their bounds however far out', () => {
    for (const x of [-Infinity, -1e300, -800, 800, 1e300, Infinity]) {
      expect(logistic(x)).toBeGreaterThanOrEqual(0);
      expect(logistic(x)).toBeLessThanOrEqual(1);
      expect(hyperbolicTangent(x)).toBe(Math.sign(x));
    }
    expect([logistic(0), hyperbolicTangent(0), naturalLogarithm(1)]).toEqual([0.5, 0, 0]);
    expect([logistic(NaN), hyperbolicTangent(NaN)]).toEqual([NaN, NaN]);
  });

  it('invert the softplus', () => {
    fc.assert(
      fc.property(numbers(1e-3, 100), (y) => {
        expect(Math.abs(softplus(inverseSoftplus(y)) / y - 1)).toBeLessThan(1e-12);
      }),
    );
  });
});
