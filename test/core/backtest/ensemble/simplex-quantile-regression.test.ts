import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplexQuantileRegression } from '../../../../src-core/backtest/ensemble/simplex-quantile-regression.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

function lossOf(y: Float64Array, x: readonly Float64Array[], p: number, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let day = 0; day < y.length; day++) {
    const miss = y[day]! - x.reduce((mixed, own, i) => mixed + weights[i]! * own[day]!, 0);
    sum += miss * (miss < 0 ? p - 1 : p);
  }
  return sum / y.length;
}

describe('quantile regression with weights on a simplex', () => {
  it('proves by its dual that no weights do better, also with regressors that are alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 120 }),
        fc.constantFrom(0.01, 0.025, 0.05, 0.5, 0.9),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.boolean(),
        (count, days, p, seed, alike) => {
          const stream = createStream(seed, 0);
          const y = Float64Array.from({ length: days }, () => 0.01 * stream.normal());
          const x = Array.from({ length: count }, () =>
            Float64Array.from({ length: days }, () => -0.02 * (0.5 + stream.uniform())),
          );
          if (alike && count > 2) x[2] = x[0]!.slice();
          const { weights, loss, bound } = simplexQuantileRegression(y, x, p);
          expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
          expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
          expect(loss).toBeCloseTo(lossOf(y, x, p, weights), 15);
          expect(loss - bound).toBeLessThan(1e-12);
          expect(loss - bound).toBeGreaterThan(-1e-12);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('finds the mixture that made the quantile', () => {
    const x = [Float64Array.of(-1, -3, -2, -5), Float64Array.of(-2, -1, -4, -1)];
    const y = x[0]!.map((value, day) => 0.25 * value + 0.75 * x[1]![day]!);
    const { weights, loss } = simplexQuantileRegression(y, x, 0.05);
    expect(weights[0]).toBeCloseTo(0.25, 12);
    expect(loss).toBeCloseTo(0, 14);
  });

  it('takes regressors of zeros', () => {
    const { weights } = simplexQuantileRegression(
      new Float64Array(5),
      [new Float64Array(5), new Float64Array(5)],
      0.01,
    );
    expect(weights.reduce((sum, one) => sum + one, 0)).toBe(1);
  });
});
