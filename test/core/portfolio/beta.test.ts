import { describe, expect, it } from 'vitest';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { beta } from '../../../src-core/portfolio/beta.ts';

const random = createStream(11, 0);
const market = Float64Array.from({ length: 60 }, () => random.normal() / 100);

describe('beta', () => {
  it('recovers the slope of a line', () => {
    expect(
      beta(
        market.map((value) => 0.001 - 1.4 * value),
        market,
      ),
    ).toBeCloseTo(-1.4, 12);
  });

  it('of the benchmark to itself is 1', () => {
    expect(beta(market, market)).toBe(1);
  });

  it('uses the days on which both have a return', () => {
    const holed = market.map((value, day) => (day % 2 ? NaN : value));
    const portfolio = market.map((value, day) => (day % 2 ? 99 : 2 * value));
    expect(beta(portfolio, holed)).toBeCloseTo(2, 12);
  });

  it('needs twenty days and a benchmark that moves', () => {
    expect(beta(market.subarray(0, 19), market.subarray(0, 19))).toBeNull();
    expect(beta(market, new Float64Array(60))).toBeNull();
  });
});
