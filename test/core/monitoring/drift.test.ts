import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { driftAlarms } from '../../../src-core/monitoring/alarms/drift-alarms.ts';
import { driftFeatures } from '../../../src-core/monitoring/drift-features.ts';
import { measureDrift } from '../../../src-core/monitoring/drift.ts';
import { independentSize } from '../../../src-core/monitoring/independent-size.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';

const windows = { recent: 125, reference: 1000 };
const normals = (size: number, seed = 1) => {
  const stream = createStream(seed, 0);
  return Float64Array.from({ length: size }, () => 0.01 * stream.normal());
};
const datesOf = (values: Float64Array) => Array.from(values, (_, day) => isoDate(18_000 + day));
const drift = (values: Float64Array) =>
  measureDrift([{ id: 'x', label: 'X', unit: 'fraction', values }], datesOf(values), windows);

describe('drift of a feature', () => {
  it('is quiet while the distribution stays', () => {
    const quiet = Array.from({ length: 20 }, (_, seed) => drift(normals(1125, seed + 1))[0]!.level);
    expect(quiet.filter((level) => level === 'limit')).toEqual([]);
    expect(quiet.filter((level) => level === 'ok').length).toBeGreaterThanOrEqual(18);
  });

  it('is found when the last days are twice as wild, and says since when', () => {
    const values = normals(1400).map((value, day) => (day >= 1275 ? 2 * value : value));
    const [found] = drift(values);
    expect(found!.level).toBe('limit');
    expect(found!.stability).toBeGreaterThan(0.25);
    const [alarm] = driftAlarms([found!]);
    expect(alarm!.since! > isoDate(18_000 + 1275)).toBe(true);
    expect(alarm!.level).toBe('warn');
  });

  it('leaves out a feature without enough days, and days without a value', () => {
    expect(drift(normals(300))).toEqual([]);
    const values = normals(1125).map((value, day) => (day < 500 ? NaN : value));
    expect(drift(values)[0]!.reference.days).toBe(500);
  });

  it('has histograms whose shares add up to 1', () => {
    const { histogram } = drift(normals(1125))[0]!;
    for (const shares of [histogram.reference, histogram.recent]) {
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(shares).toHaveLength(histogram.edges.length - 1);
    }
  });

  it('is finite for a feature that never changes', () => {
    const [found] = drift(new Float64Array(1125));
    expect(found).toMatchObject({ level: 'ok', ks: 0 });
    expect(Number.isFinite(found!.stability)).toBe(true);
  });
});

describe('the features', () => {
  it('use days up to their own only', () => {
    const returns = normals(200);
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 199 }), (day) => {
        const changed = returns.map((value, at) => (at > day ? -3 * value : value));
        const before = driftFeatures(returns, null);
        driftFeatures(changed, null).forEach(({ values }, k) => {
          expect(values.subarray(0, day + 1)).toEqual(before[k]!.values.subarray(0, day + 1));
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('the number of independent days', () => {
  it('is about all of them for white noise, and few where days depend on those before', () => {
    expect(independentSize(normals(2000))).toBeGreaterThan(1600);
    const stream = createStream(2, 0);
    let state = 0;
    const persistent = Float64Array.from({ length: 4000 }, () => (state = 0.9 * state + stream.normal()));
    // (1 − 0.9) ÷ (1 + 0.9) of the days.
    expect(independentSize(persistent)).toBeGreaterThan(120);
    expect(independentSize(persistent)).toBeLessThan(350);
  });

  it('is 1 for a constant', () => {
    expect(independentSize(new Float64Array(100))).toBe(1);
  });
});
