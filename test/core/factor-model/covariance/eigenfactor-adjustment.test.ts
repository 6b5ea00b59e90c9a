import { describe, expect, it } from 'vitest';
import {
  adjustEigenfactors,
  drawsOfBlock,
  eigenfactorBiasOfDraws,
  simulatedBias,
} from '../../../../src-core/factor-model/covariance/eigenfactor-adjustment.ts';
import { weightedCovariance } from '../../../../src-core/factor-model/covariance/weighted-covariance.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { symmetricEigen } from '../../../../src-core/numerics/symmetric-eigen.ts';

const n = 8;
const days = 60;
const values = Float64Array.from({ length: n }, (_, k) => 1e-5 * 2 ** k);
const equalWeights = new Float64Array(days).fill(1);

/** Independent returns of the given variances. */
function drawReturns(seed: number, stream: number): Float64Array {
  const random = createStream(seed, stream);
  return Float64Array.from({ length: days * n }, (_, cell) => Math.sqrt(values[cell % n]!) * random.normal());
}

function diagonal(entries: Float64Array): Float64Array {
  const matrix = new Float64Array(entries.length ** 2);
  entries.forEach((entry, k) => (matrix[k * entries.length + k] = entry));
  return matrix;
}

describe('the simulated bias', () => {
  it('is that of samples of returns, though no returns are drawn', () => {
    const draws = 4000;
    const plain = new Float64Array(n);
    for (let draw = 0; draw < draws; draw++) {
      const sample = weightedCovariance(drawReturns(77, draw), n, equalWeights, 0, 'zero');
      const drawn = symmetricEigen(sample, n);
      for (let k = 0; k < n; k++) {
        let truth = 0;
        for (let i = 0; i < n; i++) truth += drawn.vectors[i * n + k]! ** 2 * values[i]!;
        plain[k]! += truth / drawn.values[k]! / draws;
      }
    }
    // A ratio spreads by some 25 % from draw to draw: 0.4 % of standard error for each mean, six of the two together.
    simulatedBias(values, days, draws, 3).forEach((bias, k) =>
      expect(Math.abs(bias / plain[k]! - 1)).toBeLessThan(0.035),
    );
  });

  it('of one factor is T ÷ (T − 2), the mean of one over a χ² draw', () => {
    const [bias] = simulatedBias(Float64Array.of(4e-4), 50, 20_000, 1);
    // The ratio spreads by about √(2/46) = 21 %: 0.15 % of standard error.
    expect(Math.abs(bias! / (50 / 48) - 1)).toBeLessThan(0.006);
  });

  it('has the same bits whoever computes which block', () => {
    const draws = 2 * drawsOfBlock + 7;
    const blocks = [2, 0, 1].map((block) => {
      const first = block * drawsOfBlock;
      return {
        block,
        sums: eigenfactorBiasOfDraws(values, days, 5, first, Math.min(drawsOfBlock, draws - first)),
      };
    });
    blocks.sort((a, b) => a.block - b.block);
    const joined = values.map((_, k) => blocks.reduce((sum, { sums }) => sum + sums[k]!, 0) / draws);
    expect([...joined]).toEqual([...simulatedBias(values, days, draws, 5)]);
  });

  it('of a factor without variance is none', () => {
    const bias = simulatedBias(Float64Array.of(0, 1e-5, 2e-5), days, 50, 1);
    expect(bias[0]).toBe(1);
    expect(bias.every(Number.isFinite)).toBe(true);
  });
});

describe('the adjusted covariance', () => {
  it('raises the smallest eigenvalue most and leaves the largest nearly alone', () => {
    const adjusted = adjustEigenfactors(diagonal(values), n, days, { draws: 2000, amplification: 1 }, 1)!;
    const ratios = [...values].map((value, k) => adjusted[k * n + k]! / value);
    expect(ratios[0]).toBeGreaterThan(1.2);
    expect(ratios[0]).toBe(Math.max(...ratios));
    expect(Math.abs(ratios[n - 1]! - 1)).toBeLessThan(0.05);
  });

  it('is amplified as asked: γ = a·(ν − 1) + 1', () => {
    const bias = simulatedBias(values, days, 100, 1);
    for (const amplification of [0, 1, 1.4]) {
      const adjusted = adjustEigenfactors(diagonal(values), n, days, { draws: 100, amplification }, 1)!;
      bias.forEach((square, k) => {
        const gamma = amplification * (Math.sqrt(square) - 1) + 1;
        expect(adjusted[k * n + k]! / values[k]!).toBeCloseTo(gamma * gamma, 12);
      });
    }
  });

  it('does not depend on the order of the factors', () => {
    const sample = weightedCovariance(drawReturns(1, 0), n, equalWeights, 0, 'zero');
    const order = [3, 7, 0, 5, 1, 6, 2, 4];
    const mixed = sample.map((_, cell) => sample[order[Math.floor(cell / n)]! * n + order[cell % n]!]!);
    const options = { draws: 200, amplification: 1.4 };
    const once = adjustEigenfactors(sample, n, days, options, 1)!;
    const again = adjustEigenfactors(mixed, n, days, options, 1)!;
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < n; b++) {
        const error = again[a * n + b]! - once[order[a]! * n + order[b]!]!;
        expect(Math.abs(error)).toBeLessThan(1e-10 * values[n - 1]!);
      }
    }
  });

  it('mends the forecasts of minimum-variance portfolios, which the sample’s own noise chose', () => {
    const samples = 400;
    let before = 0;
    let after = 0;
    for (let draw = 0; draw < samples; draw++) {
      const sample = weightedCovariance(drawReturns(12, draw), n, equalWeights, 0, 'zero');
      const { values: estimates, vectors } = symmetricEigen(sample, n);
      const adjusted = adjustEigenfactors(sample, n, days, { draws: 60, amplification: 1 }, 1)!;
      let truth = 0;
      let forecast = 0;
      for (let i = 0; i < n; i++) {
        truth += vectors[i * n]! ** 2 * values[i]!;
        for (let j = 0; j < n; j++) forecast += vectors[i * n]! * adjusted[i * n + j]! * vectors[j * n]!;
      }
      before += truth / estimates[0]! / samples;
      after += truth / forecast / samples;
    }
    // Bias statistics: the standard deviation of outcomes in units of their forecast.
    expect(Math.sqrt(before)).toBeGreaterThan(1.1);
    expect(Math.sqrt(after)).toBeGreaterThan(0.9);
    expect(Math.sqrt(after)).toBeLessThan(1.1);
  });
});
