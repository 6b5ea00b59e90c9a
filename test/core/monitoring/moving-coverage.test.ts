import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlLimits, isException, movingCoverage } from '../../../src-core/monitoring/moving-coverage.ts';
import reference from '../../reference/monitoring.json' with { type: 'json' };

const days = (values: readonly number[]) => Float64Array.from(values);

describe('rolling coverage', () => {
  it('counts losses beyond VaR and averages them with the ES of the same days', () => {
    const record = {
      returns: days([-0.03, 0.01, -0.02, -0.05, 0]),
      var: days([0.02, 0.02, 0.02, 0.02, 0.02]),
      es: days([0.03, 0.03, 0.03, 0.04, 0.05]),
    };
    const rolling = movingCoverage(record, 3, 0.9);
    expect([...rolling.exceptions]).toEqual([NaN, NaN, 1, 1, 1]);
    expect([...rolling.ratio.slice(2)].map((ratio) => Number(ratio.toFixed(9)))).toEqual([
      3.333333333, 3.333333333, 3.333333333,
    ]);
    expect([...rolling.lossBeyond]).toEqual([NaN, NaN, 0.03, 0.05, 0.05]);
    expect([...rolling.expectedBeyond]).toEqual([NaN, NaN, 0.03, 0.04, 0.04]);
  });

  it('is no exception where the loss equals VaR', () => {
    const record = { returns: days([-0.02]), var: days([0.02]), es: days([NaN]) };
    expect(isException(record, 0)).toBe(false);
  });

  it('is the plain count of every window', () => {
    const loss = fc.constantFrom(-0.03, -0.01, 0.02);
    fc.assert(
      fc.property(
        fc.array(loss, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (returns, window) => {
          const record = {
            returns: days(returns),
            var: days(returns.map(() => 0.015)),
            es: days(returns.map(() => 0.02)),
          };
          const { exceptions } = movingCoverage(record, window, 0.99);
          returns.forEach((_, day) => {
            const slice = returns.slice(Math.max(0, day - window + 1), day + 1);
            const plain = slice.length < window ? NaN : slice.filter((value) => value < -0.015).length;
            expect(exceptions[day]).toBe(plain);
          });
        },
      ),
    );
  });
});

describe('control limits', () => {
  it.each(reference.controlLimits)('are the exact binomial ones: $window days at $confidence', (expected) => {
    const limits = controlLimits(expected.window, expected.confidence, expected.level);
    expect(limits).toMatchObject({ low: expected.low, high: expected.high });
  });
});
