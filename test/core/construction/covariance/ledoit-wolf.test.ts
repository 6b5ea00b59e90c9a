import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ledoitWolf,
  ledoitWolfConstantCorrelation,
  ledoitWolfSingleFactor,
} from '../../../../src-core/construction/covariance/ledoit-wolf.ts';
import { symmetricEigenvalues } from '../../../../src-core/numerics/symmetric-eigen.ts';
import { generatedReturns } from '../generated-returns.ts';

const targets = [
  ['constant variance', ledoitWolf],
  ['constant correlation', ledoitWolfConstantCorrelation],
  ['single factor', ledoitWolfSingleFactor],
] as const;

/** The literal double sums of the papers: Σ of the variances of the entries, of their covariances with the target's, and distance. */
function plainIntensity(returns: Float64Array, n: number, days: number, kind: string): number {
  const x = Array.from({ length: n }, (_, i) => {
    const own = returns.slice(i * days, (i + 1) * days);
    const mean = own.reduce((sum, value) => sum + value, 0) / days;
    return own.map((value) => value - mean);
  });
  const mean = (f: (t: number) => number) => {
    let sum = 0;
    for (let t = 0; t < days; t++) sum += f(t);
    return sum / days;
  };
  const s = x.map((a) => x.map((b) => mean((t) => a[t]! * b[t]!)));
  const market = Array.from({ length: days }, (_, t) => x.reduce((sum, a) => sum + a[t]! / n, 0));
  const variance = mean((t) => market[t]! ** 2);
  const withMarket = x.map((a) => mean((t) => a[t]! * market[t]!));
  let average = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) average += (2 * s[i]![j]!) / Math.sqrt(s[i]![i]! * s[j]![j]!) / (n * (n - 1));
  }
  let noise = 0;
  let shared = 0;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const product = (t: number) => x[i]![t]! * x[j]![t]! - s[i]![j]!;
      const own = mean((t) => product(t) ** 2);
      noise += own;
      if (i === j) {
        shared += own;
        continue;
      }
      if (kind === 'constant correlation') {
        const ratio = Math.sqrt(s[j]![j]! / s[i]![i]!);
        const left = mean((t) => (x[i]![t]! ** 2 - s[i]![i]!) * product(t));
        const right = mean((t) => (x[j]![t]! ** 2 - s[j]![j]!) * product(t));
        shared += (average / 2) * (ratio * left + right / ratio);
        distance += (average * Math.sqrt(s[i]![i]! * s[j]![j]!) - s[i]![j]!) ** 2;
      } else {
        shared += mean((t) => {
          const [a, b, m] = [x[i]![t]!, x[j]![t]!, market[t]!];
          const target =
            (withMarket[j]! * variance * a + withMarket[i]! * variance * b - withMarket[i]! * withMarket[j]! * m) /
            variance ** 2;
          return target * m * a * b;
        });
        shared -= ((withMarket[i]! * withMarket[j]!) / variance) * s[i]![j]!;
        distance += ((withMarket[i]! * withMarket[j]!) / variance - s[i]![j]!) ** 2;
      }
    }
  }
  return Math.max(0, Math.min(1, (noise - shared) / distance / days));
}

describe.each(targets)('shrinkage towards %s', (_, shrunk) => {
  it('is positive definite with more securities than days', () => {
    const { covariance } = shrunk(generatedReturns({ seed: 5, T: 15, N: 30, sectors: 3 }), 30, 15);
    expect(symmetricEigenvalues(covariance, 30)[0]).toBeGreaterThan(0);
  });

  it('does not depend on the unit of the returns', () => {
    const returns = generatedReturns({ seed: 6, T: 60, N: 8, sectors: 2 });
    const one = shrunk(returns, 8, 60);
    const hundred = shrunk(
      returns.map((value) => 100 * value),
      8,
      60,
    );
    expect(Math.abs(one.shrinkage! - hundred.shrinkage!)).toBeLessThan(1e-12);
  });

  it('is an intensity between 0 and 1 for any number of securities and days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 1, max: 99 }),
        (N, T, seed) => {
          const { covariance, shrinkage } = shrunk(generatedReturns({ seed, T, N, sectors: 2 }), N, T);
          expect(shrinkage).toBeGreaterThanOrEqual(0);
          expect(shrinkage).toBeLessThanOrEqual(1);
          expect(covariance.every(Number.isFinite)).toBe(true);
        },
      ),
    );
  });

  it('leaves a security that never moved without variance or covariance, and finite', () => {
    const returns = generatedReturns({ seed: 7, T: 40, N: 5, sectors: 2 });
    returns.fill(0.001, 0, 40);
    const { covariance, shrinkage } = shrunk(returns, 5, 40);
    expect(Number.isFinite(shrinkage)).toBe(true);
    expect(covariance.every(Number.isFinite)).toBe(true);
  });
});

describe.each(targets.slice(1))('shrinkage towards %s', (kind, shrunk) => {
  it('has the intensity of the paper’s literal sums', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 7 }),
        fc.integer({ min: 8, max: 40 }),
        fc.integer({ min: 1, max: 99 }),
        (N, T, seed) => {
          const returns = generatedReturns({ seed, T, N, sectors: 2 });
          expect(Math.abs(shrunk(returns, N, T).shrinkage! - plainIntensity(returns, N, T, kind))).toBeLessThan(1e-8);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('shrinkage', () => {
  it('goes nowhere where the sample is its own target', () => {
    const returns = generatedReturns({ seed: 5, T: 8, N: 2, sectors: 2 });
    expect(ledoitWolfConstantCorrelation(returns, 2, 8).shrinkage).toBe(0);
  });
});
