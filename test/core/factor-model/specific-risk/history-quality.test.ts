import { describe, expect, it } from 'vitest';
import { historyQuality } from '../../../../src-core/factor-model/specific-risk/history-quality.ts';
import { normalQuantile } from '../../../../src-core/numerics/normal.ts';

const days = 300;

/** Normal quantiles in a scattered order on the newest days, nothing before. */
function normalHistory(length: number, scale = 0.02): Float64Array {
  const history = new Float64Array(days).fill(NaN);
  for (let n = 0; n < length; n++) {
    history[days - length + n] = scale * normalQuantile((((n * 101) % length) + 0.5) / length);
  }
  return history;
}

const qualityOf = (history: Float64Array) => historyQuality(history, days, 1)[0]!;

describe('the quality of a history', () => {
  it('is full from 180 normal residuals on', () => {
    expect(qualityOf(normalHistory(181))).toBe(1);
    expect(qualityOf(normalHistory(250))).toBe(1);
  });

  it('grows from 60 to 180 residuals', () => {
    expect(qualityOf(normalHistory(60))).toBe(0);
    expect(qualityOf(normalHistory(90))).toBeCloseTo(30 / 120, 12);
    expect(qualityOf(normalHistory(151))).toBeCloseTo(91 / 120, 12);
    expect(qualityOf(new Float64Array(days).fill(NaN))).toBe(0);
  });

  it('falls with fat tails: exp(1 − |σ − σ̃| ÷ σ̃)', () => {
    // An eighth of the residuals each side 9 robust deviations away: within the bound of 10, outside the quartiles.
    const length = 200;
    const robust = 0.01;
    const history = new Float64Array(days).fill(NaN);
    for (let n = 0; n < length; n++) {
      const eighth = Math.floor((8 * n) / length);
      const sign = n % 2 === 0 ? 1 : -1;
      history[days - length + n] = sign * robust * (eighth < 2 ? 9 : eighth < 6 ? 1.35 / 2 : 0.1);
    }
    const squares = history.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value * value), 0);
    const deviation = Math.sqrt(squares / (length - 1));
    const quality = qualityOf(history);
    expect(quality).toBeCloseTo(Math.exp(1 - (deviation - robust) / robust), 10);
    expect(quality).toBeLessThan(0.2);
  });

  it('does not look at outliers beyond ten robust deviations, nor at the unit', () => {
    const history = normalHistory(250);
    history[days - 30] = 4;
    expect(qualityOf(history)).toBe(1);
    expect(qualityOf(history.map((value) => 100 * value))).toBe(1);
  });

  it('forgets what is more than 252 days ago', () => {
    const residuals = normalHistory(200).subarray(days - 200);
    const after = (newer: number) => {
      const history = new Float64Array(200 + newer).fill(NaN);
      history.set(residuals);
      return historyQuality(history, history.length, 1)[0]!;
    };
    expect(after(252)).toBe(0);
    expect(after(252 - 60)).toBe(0);
    expect(after(252 - 90)).toBeGreaterThan(0);
  });

  it('is 0 where more than half of the residuals are the same', () => {
    const constant = new Float64Array(days).fill(0.001);
    expect(qualityOf(constant)).toBe(0);
  });
});
