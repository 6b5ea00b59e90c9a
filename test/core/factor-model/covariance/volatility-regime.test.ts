import { describe, expect, it } from 'vitest';
import { factorCovariance } from '../../../../src-core/factor-model/covariance/factor-covariance.ts';
import { regimeMultiplier, squaredBiases } from '../../../../src-core/factor-model/covariance/volatility-regime.ts';
import { presetParameters } from '../../../../src-core/factor-model/parameters.ts';
import { drawReturns, knownFactors as K } from '../known-model.ts';

const days = 300;
const returns = drawReturns(days, 6);
const halfLife = 84;

describe('the squared biases of factor returns', () => {
  const biases = squaredBiases(returns, K, halfLife);

  it('are the mean square of returns in units of the volatility that was forecast the day before', () => {
    const t = 200;
    let wanted = 0;
    for (let k = 0; k < K; k++) {
      let squares = 0;
      let total = 0;
      for (let s = 0; s < t; s++) {
        const weight = 0.5 ** ((t - 1 - s) / halfLife);
        squares += weight * returns[s * K + k]! ** 2;
        total += weight;
      }
      wanted += returns[t * K + k]! ** 2 / (squares / total) / K;
    }
    expect(biases[t]! / wanted).toBeCloseTo(1, 11);
  });

  it('do not know the days after', () => {
    const changed = returns.map((value, cell) => (cell >= 200 * K ? 5 * value : value));
    const again = squaredBiases(changed, K, halfLife);
    expect([...again.subarray(0, 200)]).toEqual([...biases.subarray(0, 200)]);
    expect(again[200]! / biases[200]!).toBeCloseTo(25, 10);
  });

  it('begin when a factor has 63 days, not counting those on which it did not exist', () => {
    expect(biases.findIndex((bias) => !Number.isNaN(bias))).toBe(63);
    const late = returns.map((value, cell) => (cell < 10 * K ? NaN : value));
    expect(squaredBiases(late, K, halfLife).findIndex((bias) => !Number.isNaN(bias))).toBe(73);
  });

  it('have no figure on a day without factors', () => {
    const hole = returns.map((value, cell) => (Math.floor(cell / K) === 150 ? NaN : value));
    expect(squaredBiases(hole, K, halfLife)[150]).toBeNaN();
    expect(squaredBiases(hole, K, halfLife)[151]).toBeGreaterThan(0);
  });
});

describe('the volatility regime multiplier', () => {
  it('is the weighted root mean of the days that have a figure', () => {
    // One half-life apart: weights 1 and 2.
    expect(regimeMultiplier(Float64Array.of(4, NaN, 1), 2)).toBeCloseTo(Math.sqrt((0.5 * 4 + 1) / 1.5), 14);
  });

  it('scales the covariance by its square', () => {
    const without = { ...presetParameters.full.covariance, eigenfactor: null };
    const wild = drawReturns(days, 6, (t) => (t > 270 ? 2 : 1));
    const { steps, regimeMultiplier: lambda, covariance } = factorCovariance(wild, K, without, 1);
    const before = steps.find(({ id }) => id === 'newey-west')!.covariance;
    expect(lambda).toBeGreaterThan(1.1);
    covariance.forEach((value, cell) => expect(value).toBeCloseTo(lambda! ** 2 * before[cell]!, 15));
  });

  it('is 1 where no day has one, and where nothing moved', () => {
    expect(regimeMultiplier(Float64Array.of(NaN, NaN), 42)).toBe(1);
    expect(regimeMultiplier(new Float64Array(0), 42)).toBe(1);
    expect(regimeMultiplier(new Float64Array(9), 42)).toBe(1);
  });
});
