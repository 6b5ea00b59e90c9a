import { describe, expect, it } from 'vitest';
import { residualHistories } from '../../../../src-core/factor-model/specific-risk/residual-histories.ts';
import { timeSeriesRisk } from '../../../../src-core/factor-model/specific-risk/time-series.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const days = 150;
const halfLife = 42;
const stream = createStream(3, 0);
const histories = Float64Array.from({ length: 2 * days }, (_, cell) =>
  cell < days && stream.uniform() < 0.2 ? NaN : 0.02 * stream.normal(),
);

describe('the risk of a residual series', () => {
  it('is γ₀ + 2·Σ (1 − k/(L + 1))·γ_k over the days that are known', () => {
    const lags = 3;
    const { variances, counts } = timeSeriesRisk(histories, days, 2, halfLife, lags);
    for (let i = 0; i < 2; i++) {
      const own = [...histories.subarray(i * days, (i + 1) * days)];
      const weight = (t: number) => 0.5 ** ((days - 1 - t) / halfLife);
      const known = own.map((value) => (Number.isNaN(value) ? 0 : value));
      const total = own.reduce((sum, value, t) => sum + (Number.isNaN(value) ? 0 : weight(t)), 0);
      const lagged = (lag: number) =>
        known.reduce((sum, value, t) => sum + weight(t) * value * (known[t - lag] ?? 0), 0) / total;
      const wanted = [1, 2, 3].reduce((sum, lag) => sum + 2 * (1 - lag / (lags + 1)) * lagged(lag), lagged(0));
      expect(variances[i]! / wanted).toBeCloseTo(1, 12);
      expect(counts[i]).toBe(own.filter((value) => !Number.isNaN(value)).length);
    }
  });

  it('falls back on the plain variance where reversals would leave next to nothing', () => {
    const bouncing = Float64Array.from({ length: days }, (_, t) => (t % 2 === 0 ? 0.01 : -0.01));
    const { variances } = timeSeriesRisk(bouncing, days, 1, halfLife, 5);
    expect(variances[0]).toBeCloseTo(1e-4, 15);
  });

  it('is unknown without residuals', () => {
    const { variances, counts } = timeSeriesRisk(new Float64Array(days).fill(NaN), days, 1, halfLife, 5);
    expect(variances[0]).toBeNaN();
    expect(counts[0]).toBe(0);
  });
});

describe('residual histories', () => {
  it('hold each security’s residuals together, in order', () => {
    const byDay = Float64Array.from({ length: 3 * 10 }, (_, cell) => cell + 1);
    const bySecurity = residualHistories(byDay, 3, 10);
    for (let i = 0; i < 10; i++) for (let t = 0; t < 3; t++) expect(bySecurity[i * 3 + t]).toBe(byDay[t * 10 + i]);
  });

  it('leave out residuals that are only rounding', () => {
    expect([...residualHistories(Float64Array.of(0, -3e-17, 1e-6, -0.02), 4, 1)]).toEqual([NaN, NaN, 1e-6, -0.02]);
  });
});
