import { describe, expect, it } from 'vitest';
import { shrinkToSizeDeciles } from '../../../../src-core/factor-model/specific-risk/shrinkage.ts';

describe('shrinkage to the size decile', () => {
  it('is v·σ̄ + (1 − v)·σ̂ with v = q·|σ̂ − σ̄| ÷ (Δ + q·|σ̂ − σ̄|)', () => {
    // Twenty securities: the two smallest make a decile; cap-weighted mean (1·0.02 + 3·0.04)/4 = 0.035.
    const caps = Float64Array.from({ length: 20 }, (_, i) => (i === 0 ? 1 : i === 1 ? 3 : 100 + i));
    const volatilities = Float64Array.from({ length: 20 }, (_, i) => (i === 0 ? 0.02 : 0.04));
    const spread = Math.sqrt((0.015 ** 2 + 0.005 ** 2) / 2);
    const shrunk = shrinkToSizeDeciles(volatilities, caps, 0.5);
    [0.015, 0.005].forEach((distance, i) => {
      const intensity = (0.5 * distance) / (spread + 0.5 * distance);
      expect(shrunk[i]).toBeCloseTo(intensity * 0.035 + (1 - intensity) * volatilities[i]!, 14);
    });
    expect([...shrunk.subarray(2)]).toEqual([...volatilities.subarray(2)]);
  });

  it('pulls the extreme harder than the ordinary', () => {
    const caps = new Float64Array(30).fill(NaN);
    const volatilities = Float64Array.from({ length: 30 }, (_, i) => (i === 0 ? 0.2 : 0.02 + 1e-4 * i));
    const shrunk = shrinkToSizeDeciles(volatilities, caps, 0.1);
    const mean = volatilities.reduce((sum, value) => sum + value, 0) / 30;
    const moved = (i: number) => (volatilities[i]! - shrunk[i]!) / (volatilities[i]! - mean);
    expect(moved(0)).toBeGreaterThan(5 * moved(5));
    expect(moved(0)).toBeLessThan(1);
  });

  it('puts securities without a market cap in the middle, beside those of middling size', () => {
    const caps = Float64Array.from({ length: 21 }, (_, i) => (i === 20 ? NaN : 1 + i));
    const volatilities = Float64Array.from({ length: 21 }, (_, i) => (i === 20 ? 0.06 : 0.02));
    const shrunk = shrinkToSizeDeciles(volatilities, caps, 0.5);
    expect(shrunk[20]).toBeLessThan(0.06);
    // 20 known caps in deciles of two: those of rank 10 and 11 are the sixth.
    const moved = [...shrunk.keys()].filter((i) => Math.abs(shrunk[i]! - volatilities[i]!) > 1e-12);
    expect(moved).toEqual([10, 11, 20]);
  });
});
