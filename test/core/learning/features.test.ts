import { describe, expect, it } from 'vitest';
import { type BacktestSeries } from '../../../src-core/backtest/rolling-method.ts';
import { featureMatrix } from '../../../src-core/learning/features/feature-matrix.ts';
import { featureView } from '../../../src-core/learning/features/feature-view.ts';
import { featureIds, features } from '../../../src-core/learning/features/registry.ts';
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { errorOf } from '../error-of.ts';
import { clusteredSeries } from './clustered-series.ts';

const series = clusteredSeries(320);
const only = (returns: readonly number[], dates: readonly string[] = []): BacktestSeries => ({
  returns: Float64Array.from(returns),
  context: dates.length === 0 ? null : { dates: Int32Array.from(dates, epochDay), range: null, volume: null },
});
const columns = (id: string, given: BacktestSeries) => features.get(id)!.compute(given);

describe.each([...features.values()])('the feature $id', (feature) => {
  it('is known at the close of its day: nothing later changes it', () => {
    const day = 200;
    const { returns, context } = series;
    const { dates, range, volume } = context!;
    const changed = (values: Float64Array) => values.map((value, i) => (i > day ? 3 * value + 0.01 : value));
    const other = {
      returns: changed(returns),
      context: { dates, range: changed(range!), volume: changed(volume!) },
    };
    const before = feature.compute(series);
    feature.compute(other).forEach((column, k) => {
      expect(column.slice(0, day + 1)).toEqual(before[k]!.slice(0, day + 1));
    });
  });

  it('has a value on every day from the end of its warm-up, which lasts no longer than said', () => {
    const made = feature.compute(series);
    expect(made).toHaveLength(feature.columns.length);
    for (const column of made) {
      expect(column.slice(feature.warmUp).every(Number.isFinite)).toBe(true);
    }
    expect(made.every((column) => feature.warmUp === 0 || Number.isFinite(column[feature.warmUp - 1]))).toBe(
      feature.warmUp === 0,
    );
  });
});

describe('features', () => {
  it('have their formulas', () => {
    const flat = only(Array.from({ length: 70 }, () => 0.01));
    expect(columns('volatility', flat)[0]!.at(-1)).toBeCloseTo(Math.log(0.01), 12);
    expect(columns('momentum', flat)[0]!.at(-1)).toBeCloseTo(1.01 ** 20 - 1, 12);
    expect(columns('rsi', flat)[0]!.at(-1)).toBe(1);
    expect(columns('drawdown', flat)[0]!.at(-1)).toBe(0);
    const fall = only([...Array.from({ length: 65 }, () => 0.01), -0.1, -0.1]);
    expect(columns('drawdown', fall)[0]!.at(-1)).toBeCloseTo(0.81 - 1, 12);
    // Gains of 2 % and losses of 1 % by turns: two thirds of all movement is gain.
    const turns = only(Array.from({ length: 14 }, (_, i) => (i % 2 === 0 ? 0.02 : -0.01)));
    expect(columns('rsi', turns)[0]!.at(-1)).toBeCloseTo(2 / 3, 12);
  });

  it('take the MACD of the wealth index in units of its level', () => {
    const returns = Array.from({ length: 60 }, (_, i) => 0.02 * Math.sin(i));
    let level = 1;
    let fast = 1;
    let slow = 1;
    for (const value of returns) {
      level *= 1 + value;
      fast += (2 / 13) * (level - fast);
      slow += (2 / 27) * (level - slow);
    }
    expect(columns('macd', only(returns))[0]!.at(-1)).toBeCloseTo((fast - slow) / level, 12);
  });

  it('know Mondays, Fridays and the end of the month', () => {
    const dates = ['2024-05-27', '2024-05-30', '2024-05-31', '2024-06-03'];
    const [monday, friday, monthEnd] = columns('calendar', only([0, 0, 0, 0], dates));
    expect([...monday!]).toEqual([1, 0, 0, 1]);
    expect([...friday!]).toEqual([0, 0, 1, 0]);
    [0.2, 0.8, 1, 0].forEach((value, day) => expect(monthEnd![day]).toBeCloseTo(value, 12));
  });

  it('are left out where their data are missing, and said so', () => {
    const { leftOut, features: used } = featureMatrix({ returns: series.returns, context: null }, featureIds);
    expect(leftOut.map(({ id }) => id)).toEqual(['range', 'volume', 'calendar']);
    expect(used).not.toContain('volume');
    expect(errorOf(() => featureMatrix({ returns: series.returns, context: null }, ['range'])).code).toBe(
      'UNSUITABLE_SAMPLE',
    );
    expect(errorOf(() => featureMatrix(series, ['tides'])).code).toBe('INVALID_INPUT');
  });

  it('are shown with their distribution in training against now', () => {
    const view = featureView(series, 0.7, 'log volatility 20');
    expect(view.history.trained.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(view.history.recent.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(view.history.values).toHaveLength(view.history.dates.length);
    expect(view.summaries.find(({ column }) => column === 'log volatility 20')?.missing).toBe(0);
  });
});
