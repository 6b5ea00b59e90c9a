import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactDecimal } from '../../../src-core/numerics/exact-decimal.ts';
import { currentAndMaximum, drawdowns, drawdownsOfReturns } from '../../../src-core/portfolio/drawdown.ts';

const of = (...values: string[]) => drawdowns(values.map((value) => new ExactDecimal(value)));

describe('drawdown', () => {
  it('is the fall from the highest value so far', () => {
    expect([...of('100', '120', '90', '150', '120')]).toEqual([0, 0, -0.25, 0, -0.2]);
  });

  it('of exactly a tenth is exactly 0.1, whatever the cents', () => {
    expect([...of('100000.30', '90000.27')]).toEqual([0, -0.1]);
  });

  it('is 0 at a new high', () => {
    expect(currentAndMaximum(of('100', '50', '130'))).toEqual({ current: 0, maximum: 0.5 });
  });

  it('of returns starts from the day before the first', () => {
    expect([...drawdownsOfReturns(Float64Array.of(-0.5, 1, 0.5))]).toEqual([-0.5, 0, 0]);
  });

  it('lies between −1 and 0 and its deepest point is at least as deep as the current', () => {
    const returns = fc.array(fc.double({ noNaN: true, min: -0.5, max: 0.5 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(returns, (values) => {
        const series = drawdownsOfReturns(Float64Array.from(values));
        const { current, maximum } = currentAndMaximum(series);
        expect(series.every((value) => value <= 0 && value > -1)).toBe(true);
        expect(maximum).toBeGreaterThanOrEqual(current);
      }),
    );
  });

  it('of nothing is 0', () => {
    expect(currentAndMaximum(new Float64Array())).toEqual({ current: 0, maximum: 0 });
  });
});
