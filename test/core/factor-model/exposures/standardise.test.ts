import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newStandardisation, standardise } from '../../../../src-core/factor-model/exposures/standardise.ts';
import reference from '../../../reference/factor_model.json' with { type: 'json' };

function scores(raw: readonly number[], weights: readonly number[] = raw.map(() => 1), members = raw.map((_, i) => i)) {
  const values = Float64Array.from(raw);
  const result = newStandardisation(raw.length);
  const done = standardise(
    values,
    Int32Array.from(members),
    members.length,
    Float64Array.from(members, (i) => weights[i]!),
    new Float64Array(members.length),
    result,
  );
  return { values: [...values], result, done };
}

describe('standardising a cross-section', () => {
  const { raw, market_cap } = reference.inputs.standardise;
  const published = reference.expected.standardise;

  it('meets the published bounds, mean, deviation and scores', () => {
    const { values, result } = scores(raw, market_cap);
    expect(result.clipLow).toBeCloseTo(published.clip_low, 11);
    expect(result.clipHigh).toBeCloseTo(published.clip_high, 11);
    expect(result.mean).toBeCloseTo(published.cap_weighted_mean, 12);
    expect(result.deviation).toBeCloseTo(published.std_n_minus_1_about_equal_weighted_mean, 12);
    values.forEach((value, i) => expect(value).toBeCloseTo(published.z[i]!, 12));
  });

  it('gives cap-weighted mean 0 and standard deviation 1', () => {
    const sample = fc.array(
      fc.record({ value: fc.integer({ min: -500, max: 500 }), cap: fc.integer({ min: 1, max: 900 }) }),
      {
        minLength: 5,
        maxLength: 80,
      },
    );
    fc.assert(
      fc.property(sample, (rows) => {
        const { values, done } = scores(
          rows.map(({ value }) => value),
          rows.map(({ cap }) => cap),
        );
        fc.pre(done);
        const total = rows.reduce((sum, { cap }) => sum + cap, 0);
        expect(values.reduce((sum, value, i) => sum + value * rows[i]!.cap, 0) / total).toBeCloseTo(0, 9);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
        expect(squares / (values.length - 1)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('does not depend on the unit', () => {
    const once = scores(raw, market_cap).values;
    const scaled = scores(
      raw.map((value) => 1000 * value - 7),
      market_cap,
    ).values;
    scaled.forEach((value, i) => expect(value).toBeCloseTo(once[i]!, 10));
  });

  it('brings an outlier to three robust standard deviations', () => {
    const { values, result } = scores([...raw, 1e6], [...market_cap, 1]);
    expect(values.at(-1)).toBeCloseTo((result.clipHigh - result.mean) / result.deviation, 12);
  });

  it('keeps unknown values unknown and standardises securities outside the universe by its statistics', () => {
    const { values, result } = scores([1, 2, NaN, 3, 10], [1, 1, 1, 1, 1], [0, 1, 2, 3]);
    expect(values[2]).toBeNaN();
    expect(result.known).toBe(3);
    expect(values[4]).toBeCloseTo((result.clipHigh - result.mean) / result.deviation, 12);
  });

  it.each([
    { what: 'equal values', raw: [3, 3, 3, 3] },
    { what: 'equal values with rounding', raw: [0.1 + 0.2, 0.3, 0.3, 0.3] },
    { what: 'one known value', raw: [NaN, 4, NaN] },
    { what: 'no value at all', raw: [NaN, NaN] },
  ])('has nothing to say of $what', ({ raw: flat }) => {
    const { values, done } = scores(flat);
    expect(done).toBe(false);
    expect(values.every(Number.isNaN)).toBe(true);
  });
});
