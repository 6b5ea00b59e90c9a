import { describe, expect, it } from 'vitest';
import { quantile } from '../../../src-core/numerics/quantile.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { rollingHistoricalVar } from '../../../src-core/tail-risk/rolling-var.ts';

const random = createStream(3, 0);
// Rounded, so that the window holds equal returns.
const returns = Float64Array.from({ length: 400 }, () => Math.round(random.normal() * 20) / 1000);

describe('rolling historical VaR', () => {
  it('is the quantile of the window that ended the day before', () => {
    const rolling = rollingHistoricalVar(returns, 60, 0.95);
    for (let day = 60; day <= 400; day++) {
      expect(rolling[day]).toBe(-quantile(returns.subarray(day - 60, day), 1 - 0.95));
    }
  });

  it('does not look at the day itself', () => {
    const shocked = returns.slice();
    shocked[100] = -0.9;
    expect(rollingHistoricalVar(shocked, 60, 0.99)[100]).toBe(rollingHistoricalVar(returns, 60, 0.99)[100]);
  });

  it('starts with 250 returns when the window is longer', () => {
    const rolling = rollingHistoricalVar(returns, 500, 0.95);
    expect(rolling[249]).toBeNaN();
    expect(rolling[250]).toBe(-quantile(returns.subarray(0, 250), 1 - 0.95));
  });
});
