import { describe, expect, it } from 'vitest';
import {
  adjustEigenfactors,
  simulatedBias,
} from '../../../../src-core/factor-model/covariance/eigenfactor-adjustment.ts';
import { factorCovariance } from '../../../../src-core/factor-model/covariance/factor-covariance.ts';
import { positiveSemidefinite } from '../../../../src-core/factor-model/covariance/positive-semidefinite.ts';
import { presetParameters } from '../../../../src-core/factor-model/parameters.ts';
import { symmetricEigenvalues } from '../../../../src-core/numerics/symmetric-eigen.ts';
import { drawReturns, knownCovariance, knownFactors as K } from '../known-model.ts';

const { full, simple } = presetParameters;
const returns = drawReturns(1500, 4);
const quick = { ...full.covariance, eigenfactor: { draws: 200, amplification: 1.4 } };

describe('the factor covariance', () => {
  it('is positive semi-definite after every step', () => {
    for (const { id, covariance } of factorCovariance(returns, K, quick, 1).steps) {
      const values = symmetricEigenvalues(covariance, K);
      expect(values[0], id).toBeGreaterThan(-1e-12 * values[K - 1]!);
    }
  });

  it('recovers the covariance the returns were drawn from, within sampling error', () => {
    const { covariance } = factorCovariance(returns, K, simple.covariance, 1);
    for (let a = 0; a < K; a++) {
      // 84 days' half-life: about 242 effective days, a standard error of 1/√(2·242) = 4.5 %; four of them.
      const ratio = Math.sqrt(covariance[a * K + a]! / knownCovariance[a * K + a]!);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.18);
      for (let b = 0; b < a; b++) {
        const rho = (matrix: Float64Array) => matrix[a * K + b]! / Math.sqrt(matrix[a * K + a]! * matrix[b * K + b]!);
        // 252 days' half-life: about 716 effective days (of 1500 at most), 1/√716 = 3.7 %; four of them.
        expect(Math.abs(rho(covariance) - rho(knownCovariance))).toBeLessThan(0.15);
      }
    }
  });

  it('scales with the square of the returns’ unit', () => {
    const once = factorCovariance(returns, K, quick, 1).covariance;
    const scaled = factorCovariance(
      returns.map((value) => 100 * value),
      K,
      quick,
      1,
    ).covariance;
    scaled.forEach((value, cell) => expect(value / once[cell]!).toBeCloseTo(1e4, 4));
  });

  it('does not depend on the order of the factors, but for the draws’ noise', () => {
    const order = [2, 0, 3, 1];
    const mixed = returns.map((_, cell) => returns[Math.floor(cell / K) * K + order[cell % K]!]!);
    const without = { ...full.covariance, eigenfactor: null };
    const once = factorCovariance(returns, K, without, 1).covariance;
    const again = factorCovariance(mixed, K, without, 1).covariance;
    for (let a = 0; a < K; a++) {
      for (let b = 0; b < K; b++) {
        expect(again[a * K + b]! / once[order[a]! * K + order[b]!]!).toBeCloseTo(1, 9);
      }
    }
  });

  it('rises with the volatility regime when the last weeks were wild', () => {
    const wild = drawReturns(1500, 4, (t) => (t > 1470 ? 2 : 1));
    const { regimeMultiplier } = factorCovariance(wild, K, full.covariance, 1);
    expect(regimeMultiplier).toBeGreaterThan(1.15);
    const calm = factorCovariance(returns, K, full.covariance, 1).regimeMultiplier!;
    expect(Math.abs(calm - 1)).toBeLessThan(0.12);
  });

  it('uses the days that two factors share, and repairs what they make indefinite', () => {
    const gaps = returns.map((value, cell) => (cell % K === 3 && cell < 1000 * K ? NaN : value));
    const { covariance, steps } = factorCovariance(gaps, K, full.covariance, 1);
    expect(covariance.every(Number.isFinite)).toBe(true);
    expect(steps).toHaveLength(4);
  });

  it('takes factors that hardly ever met as uncorrelated', () => {
    const apart = returns.map((value, cell) => {
      const day = Math.floor(cell / K);
      return (cell % K === 0 && day < 700) || (cell % K === 1 && day >= 800) ? NaN : value;
    });
    const { covariance } = factorCovariance(apart, K, simple.covariance, 1);
    expect(covariance[1]).toBe(0);
    expect(covariance[2]).not.toBe(0);
  });

  it('of one factor is its variance', () => {
    const one = Float64Array.from({ length: 600 }, (_, t) => returns[t * K]!);
    const { covariance } = factorCovariance(one, 1, full.covariance, 1);
    expect(Math.sqrt(covariance[0]!)).toBeGreaterThan(0.005);
  });

  it('survives days on which no factor exists', () => {
    const holes = returns.map((value, cell) => (Math.floor(cell / K) % 50 === 7 ? NaN : value));
    expect(factorCovariance(holes, K, full.covariance, 1).covariance.every(Number.isFinite)).toBe(true);
  });
});

describe('the eigenfactor adjustment', () => {
  it('raises the smallest eigenvalues most and hardly touches the largest', () => {
    const values = Float64Array.from({ length: 20 }, (_, k) => 1e-5 * 1.25 ** k);
    const bias = simulatedBias(values, 300, 400, 1);
    expect(bias[0]).toBeGreaterThan(1.05);
    expect(bias[0]).toBeGreaterThan(bias[10]!);
    expect(Math.abs(bias[19]! - 1)).toBeLessThan(0.1);
  });

  it('is left out where there are no more days than factors', () => {
    expect(adjustEigenfactors(knownCovariance, K, 4, { draws: 10, amplification: 1.4 }, 1)).toBeNull();
  });

  it('is the same for the same seed and differs for another', () => {
    const once = factorCovariance(returns, K, quick, 1).covariance;
    expect([...factorCovariance(returns, K, quick, 1).covariance]).toEqual([...once]);
    expect([...factorCovariance(returns, K, quick, 2).covariance]).not.toEqual([...once]);
  });
});

describe('repairing to positive semi-definite', () => {
  it('keeps a good matrix as it is', () => {
    expect(positiveSemidefinite(knownCovariance, K)).toEqual({ matrix: knownCovariance, changed: false });
  });

  it('keeps the diagonal of a bad one', () => {
    const bad = Float64Array.of(1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1);
    const { matrix, changed } = positiveSemidefinite(bad, 3);
    expect(changed).toBe(true);
    expect([0, 4, 8].map((cell) => matrix[cell])).toEqual([1, 1, 1].map((v) => expect.closeTo(v, 12) as number));
    expect(symmetricEigenvalues(matrix, 3)[0]).toBeGreaterThan(-1e-12);
  });
});
