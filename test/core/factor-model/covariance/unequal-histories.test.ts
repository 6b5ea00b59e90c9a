import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCovariance } from '../../../../src-core/factor-model/covariance/factor-covariance.ts';
import { weightedCovariance, type Centre } from '../../../../src-core/factor-model/covariance/weighted-covariance.ts';
import { exponentialWeights } from '../../../../src-core/factor-model/covariance/weights.ts';
import { presetParameters } from '../../../../src-core/factor-model/parameters.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { symmetricEigenvalues } from '../../../../src-core/numerics/symmetric-eigen.ts';

const { full } = presetParameters;
const parameters = { ...full.covariance, minimumDays: 60, eigenfactor: { draws: 10, amplification: 1.4 } };

/** Returns with a common part and `own` parts, of which about a share `missing` does not exist. */
function drawReturns(days: number, columns: number, seed: number, missing: number, own = 0.2): Float64Array {
  const stream = createStream(seed, 0);
  const returns = new Float64Array(days * columns);
  for (let t = 0; t < days; t++) {
    const common = stream.normal();
    for (let k = 0; k < columns; k++) {
      const value = 0.004 * (1 + k) * (common + own * stream.normal());
      returns[t * columns + k] = stream.uniform() < missing ? NaN : value;
    }
  }
  return returns;
}

/** The definition, entry by entry. */
function plainCovariance(
  returns: Float64Array,
  columns: number,
  weights: Float64Array,
  lags: number,
  centre: Centre,
): Float64Array {
  const days = weights.length;
  const known = (t: number, k: number) => !Number.isNaN(returns[t * columns + k]!);
  const mean = Float64Array.from({ length: columns }, (_, k) => {
    if (centre === 'zero') return 0;
    let sum = 0;
    let total = 0;
    for (let t = 0; t < days; t++) {
      if (!known(t, k)) continue;
      sum += weights[t]! * returns[t * columns + k]!;
      total += weights[t]!;
    }
    return sum / total;
  });
  const at = (t: number, k: number) => (known(t, k) ? returns[t * columns + k]! - mean[k]! : 0);
  return Float64Array.from({ length: columns * columns }, (_, cell) => {
    const a = Math.floor(cell / columns);
    const b = cell % columns;
    let sum = 0;
    let total = 0;
    for (let t = 0; t < days; t++) {
      if (known(t, a) && known(t, b)) total += weights[t]!;
      sum += weights[t]! * at(t, a) * at(t, b);
      for (let lag = 1; lag <= Math.min(lags, t); lag++) {
        const bartlett = 1 - lag / (lags + 1);
        sum += weights[t]! * bartlett * (at(t, a) * at(t - lag, b) + at(t - lag, a) * at(t, b));
      }
    }
    return sum / total;
  });
}

describe('the weighted covariance', () => {
  it.each([
    { missing: 0, lags: 0, centre: 'zero' },
    { missing: 0, lags: 3, centre: 'weighted-mean' },
    { missing: 0.3, lags: 0, centre: 'weighted-mean' },
    { missing: 0.3, lags: 5, centre: 'zero' },
  ] as const)('is its definition with $lags lags about $centre, $missing of the days missing', (setting) => {
    const returns = drawReturns(120, 4, 8, setting.missing);
    const weights = exponentialWeights(120, 30);
    const got = weightedCovariance(returns, 4, weights, setting.lags, setting.centre);
    const wanted = plainCovariance(returns, 4, weights, setting.lags, setting.centre);
    got.forEach((value, cell) => expect(value / wanted[cell]!).toBeCloseTo(1, 11));
  });

  it('of factors that never meet is unknown', () => {
    const returns = Float64Array.of(0.01, NaN, NaN, 0.02);
    const covariance = weightedCovariance(returns, 2, Float64Array.of(1, 1), 0, 'zero');
    expect(covariance[1]).toBeNaN();
    expect(covariance[0]).toBeCloseTo(1e-4, 15);
  });
});

describe('the covariance of factors of unequal history', () => {
  it('is finite and positive semi-definite after every step, whatever is missing', () => {
    const histories = fc.record({
      seed: fc.nat(1e6),
      columns: fc.integer({ min: 1, max: 9 }),
      missing: fc.double({ min: 0, max: 0.6, noNaN: true }),
    });
    fc.assert(
      fc.property(histories, ({ seed, columns, missing }) => {
        const { steps } = factorCovariance(drawReturns(260, columns, seed, missing), columns, parameters, 1);
        for (const { id, covariance } of steps) {
          expect(covariance.every(Number.isFinite), id).toBe(true);
          const values = symmetricEigenvalues(covariance, columns);
          expect(values[0], id).toBeGreaterThanOrEqual(-1e-14 * values[columns - 1]!);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the diagonal when it is repaired, and says that it was', () => {
    // Two nearly equal factors, each of which knows another half of a third one's days, on which that goes along or against.
    const stream = createStream(2, 0);
    const days = 400;
    const returns = new Float64Array(days * 3);
    for (let t = 0; t < days; t++) {
      const common = 0.01 * stream.normal();
      const early = t % 4 < 2;
      const both = t % 4 === 1 || t % 4 === 3;
      returns[t * 3] = early || both ? common : NaN;
      returns[t * 3 + 1] = !early || both ? common * (1 + 0.01 * stream.normal()) : NaN;
      returns[t * 3 + 2] = both ? NaN : early ? common : -common;
    }
    const without = { ...parameters, volatilityLags: 0, correlationLags: 0, eigenfactor: null, regimeHalfLife: null };
    const { covariance, repaired } = factorCovariance(returns, 3, without, 1);
    expect(repaired).toBe(true);
    for (let k = 0; k < 3; k++) {
      const own = Float64Array.from({ length: days }, (_, t) => returns[t * 3 + k]!);
      const variance = weightedCovariance(own, 1, exponentialWeights(days, without.volatilityHalfLife), 0, 'zero')[0]!;
      expect(covariance[k * 3 + k]! / variance).toBeCloseTo(1, 12);
    }
    expect(factorCovariance(drawReturns(400, 3, 1, 0), 3, without, 1).repaired).toBe(false);
  });

  it('counts the pairs that met too rarely to be correlated', () => {
    // Weakly correlated: the 0 is then no contradiction that would have to be repaired.
    const returns = drawReturns(300, 3, 4, 0, 2).map((value, cell) => {
      const day = Math.floor(cell / 3);
      return (cell % 3 === 0 && day >= 180) || (cell % 3 === 1 && day < 140) ? NaN : value;
    });
    const { uncorrelatedPairs, repaired, steps } = factorCovariance(returns, 3, parameters, 1);
    expect(uncorrelatedPairs).toBe(1);
    expect(repaired).toBe(false);
    expect(steps.find(({ id }) => id === 'ewma')!.covariance[1]).toBe(0);
    expect(factorCovariance(drawReturns(300, 3, 4, 0), 3, parameters, 1).uncorrelatedPairs).toBe(0);
  });

  it('has no eigenfactor step where the effective days hardly exceed the factors', () => {
    const short = { ...parameters, correlationHalfLife: 3 };
    const ids = factorCovariance(drawReturns(300, 9, 4, 0), 9, short, 1).steps.map(({ id }) => id);
    expect(ids).toEqual(['ewma', 'newey-west', 'regime']);
  });
});
