import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesTailRisk } from '../../../src-core/tail-risk/series-tail-risk.ts';
import { tailRiskMethods } from '../../../src-core/tail-risk/registry.ts';

/** Returns on a grid of 1/4096, so that scaling and shifting never makes two different returns equal. */
const series = fc
  .array(fc.integer({ min: -800, max: 800 }), { minLength: 2, maxLength: 80 })
  .map((steps) => Float64Array.from(steps, (step) => step / 4096));
const confidence = fc.double({ noNaN: true, min: 0.51, max: 0.999 });

describe.each([...tailRiskMethods.keys()])('%s', (method) => {
  const figures = (returns: Float64Array, level: number) => {
    const result = seriesTailRisk(returns, { methods: [method], confidence: level, horizon: 1, seed: 1 }).results[0]!;
    return { var: result.var!, es: result.es! };
  };

  it('gives an ES that is never below VaR', () => {
    fc.assert(
      fc.property(series, confidence, (returns, level) => {
        const result = figures(returns, level);
        expect(result.es).toBeGreaterThanOrEqual(result.var - 1e-12);
      }),
    );
  });

  it('scales with the position', () => {
    fc.assert(
      fc.property(series, confidence, fc.double({ noNaN: true, min: 0.1, max: 10 }), (returns, level, scale) => {
        const whole = figures(returns, level);
        const scaled = figures(
          returns.map((value) => value * scale),
          level,
        );
        expect(scaled.var).toBeCloseTo(whole.var * scale, 10);
        expect(scaled.es).toBeCloseTo(whole.es * scale, 10);
      }),
    );
  });

  it('falls by a certain gain', () => {
    fc.assert(
      fc.property(series, confidence, fc.integer({ min: -400, max: 400 }), (returns, level, steps) => {
        const gain = steps / 4096;
        const before = figures(returns, level);
        const after = figures(
          returns.map((value) => value + gain),
          level,
        );
        expect(after.var).toBeCloseTo(before.var - gain, 10);
        expect(after.es).toBeCloseTo(before.es - gain, 10);
      }),
    );
  });

  it('does not depend on the order of the days', () => {
    fc.assert(
      fc.property(series, confidence, (returns, level) => {
        const forward = figures(returns, level);
        const backward = figures(returns.toReversed(), level);
        expect(backward.var).toBeCloseTo(forward.var, 12);
        expect(backward.es).toBeCloseTo(forward.es, 12);
      }),
    );
  });

  it('rises with the confidence', () => {
    fc.assert(
      fc.property(series, confidence, confidence, (returns, a, b) => {
        const low = figures(returns, Math.min(a, b));
        const high = figures(returns, Math.max(a, b));
        expect(high.var).toBeGreaterThanOrEqual(low.var - 1e-12);
        expect(high.es).toBeGreaterThanOrEqual(low.es - 1e-12);
      }),
    );
  });
});
