import { describe, expect, it } from 'vitest';
import { scaleToVolatility } from '../../../src-core/construction/volatility-target.ts';
import { errorOf } from '../error-of.ts';

const weights = Float64Array.of(0.5, 0.3, 0.2);

describe('scaling to a volatility', () => {
  it('leaves the rest in cash where the target is lower', () => {
    const scaled = scaleToVolatility(weights, 0.2, 0.1, 1);
    expect(scaled.scale).toBe(0.5);
    expect([...scaled.weights]).toEqual([0.25, 0.15, 0.1]);
    expect(scaled.warnings).toEqual([]);
  });

  it('borrows up to the leverage allowed', () => {
    expect(scaleToVolatility(weights, 0.1, 0.15, 2).scale).toBeCloseTo(1.5, 12);
  });

  it('never goes above the leverage limit, and says so', () => {
    const scaled = scaleToVolatility(weights, 0.1, 0.15, 1.2);
    expect(scaled.weights.reduce((sum, weight) => sum + Math.abs(weight), 0)).toBeCloseTo(1.2, 12);
    expect(scaled.warnings.map(({ code }) => code)).toEqual(['LEVERAGE_BINDS']);
    expect(scaled.warnings[0]!.message).toContain('a volatility of 12.00 % instead of 15.00 %');
  });

  it('counts short positions in the leverage', () => {
    const scaled = scaleToVolatility(Float64Array.of(1, -0.5), 0.1, 0.2, 1.5);
    expect(scaled.scale).toBe(1);
    expect(scaled.warnings).toHaveLength(1);
  });

  it('is refused without a volatility to scale', () => {
    expect(errorOf(() => scaleToVolatility(weights, 0, 0.1, 1)).code).toBe('ZERO_VARIANCE');
    expect(errorOf(() => scaleToVolatility(weights, NaN, 0.1, 1)).code).toBe('ZERO_VARIANCE');
  });
});
