import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src-core/numerics/normal.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { unitStudentT } from '../../../src-core/numerics/standard-distribution.ts';
import { copulaScenarios } from '../../../src-core/tail-risk/copula-scenarios.ts';
import { ellipticalDraws } from '../../../src-core/tail-risk/elliptical-draws.ts';
import { fitTCopula } from '../../../src-core/tail-risk/fits/t-copula.ts';
import { forecast } from '../../../src-core/tail-risk/forecast.ts';
import { copulaT } from '../../../src-core/tail-risk/methods/copula-t.ts';
import { sortedQuantile } from '../../../src-core/numerics/quantile.ts';

const plain = { scenarios: 20_000, antithetic: 0, momentMatching: 0, sobol: 0, seed: 1 };
const z = normalQuantile(0.01);
const errorAt = (options: Partial<typeof plain>, df: number | null = null, exact = z) =>
  Math.abs(sortedQuantile(ellipticalDraws({ ...plain, ...options }, df), 0.01) - exact);
const rootMeanSquare = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
const seeds = Array.from({ length: 24 }, (_, i) => i + 1);

describe('draws of an elliptical portfolio', () => {
  it('come closer to the closed form as 1 ÷ √n', () => {
    const few = rootMeanSquare(seeds.map((seed) => errorAt({ seed, scenarios: 2000 })));
    const many = rootMeanSquare(seeds.map((seed) => errorAt({ seed, scenarios: 32_000 })));
    // Sixteen times as many: a quarter of the error, give or take what 24 seeds tell.
    expect(many / few).toBeGreaterThan(0.14);
    expect(many / few).toBeLessThan(0.42);
    // √(p(1 − p)/n) ÷ density is the standard error of a quantile.
    const predicted = Math.sqrt((0.01 * 0.99) / 32_000) / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI));
    expect(many / predicted).toBeGreaterThan(0.6);
    expect(many / predicted).toBeLessThan(1.5);
  });

  it('by Sobol’s sequence come closer than random ones, for both distributions', () => {
    const exact = unitStudentT(5).quantile(0.01);
    for (const [df, quantile] of [
      [null, z],
      [5, exact],
    ] as const) {
      const random = rootMeanSquare(seeds.map((seed) => errorAt({ seed }, df, quantile)));
      const even = rootMeanSquare(seeds.map((seed) => errorAt({ seed, sobol: 1 }, df, quantile)));
      expect(even).toBeLessThan(random / 4);
    }
  });

  it('in pairs are symmetric, and matched have exactly mean 0 and variance 1', () => {
    const pairs = ellipticalDraws({ ...plain, antithetic: 1 }, 6);
    pairs.forEach((value, i) => expect(value).toBe(-pairs[pairs.length - 1 - i]!));
    const matched = ellipticalDraws({ ...plain, momentMatching: 1 }, null);
    const mean = matched.reduce((sum, value) => sum + value, 0) / matched.length;
    const variance = matched.reduce((sum, value) => sum + (value - mean) ** 2, 0) / matched.length;
    expect(mean).toBeCloseTo(0, 12);
    expect(variance).toBeCloseTo(1, 12);
  });

  it('of a larger simulation begin with those of a smaller one, whoever draws the blocks', () => {
    const small = new Set(ellipticalDraws({ ...plain, scenarios: 4096 }, null));
    const large = new Set(ellipticalDraws({ ...plain, scenarios: 12_288 }, null));
    expect([...small].every((value) => large.has(value))).toBe(true);
  });
});

describe('the t copula', () => {
  const days = 600;
  const stream = createStream(31, 0);
  const rows = Array.from({ length: 4 }, () => new Float64Array(days));
  for (let day = 0; day < days; day++) {
    const common = stream.normal();
    // One shock of the day for all makes tails come together, as in a t distribution of four degrees.
    const shock = Math.sqrt(4 / (-2 * Math.log(stream.openUniform()) - 2 * Math.log(stream.openUniform())));
    rows.forEach((row, i) => (row[day] = 0.01 * shock * (0.7 * common + 0.7 * stream.normal()) * (1 + i / 4)));
  }
  const holdings = { weights: Float64Array.of(0.4, 0.3, 0.2, -0.1), security: (i: number) => rows[i]! };
  const portfolio = Float64Array.from({ length: days }, (_, day) =>
    rows.reduce((sum, row, i) => sum + holdings.weights[i]! * row[day]!, 0),
  );

  it('finds the correlation and roughly the degrees of freedom the returns were made with', () => {
    const { correlation, degreesOfFreedom } = fitTCopula(4, holdings.security, days, 0);
    expect(correlation[1]!).toBeCloseTo(0.5, 1);
    expect(degreesOfFreedom).toBeGreaterThan(2.4);
    expect(degreesOfFreedom).toBeLessThan(8);
  });

  it('keeps every margin: simulated quantiles of a security are those of its past', () => {
    const copula = fitTCopula(4, holdings.security, days, 5);
    const alone = { weights: Float64Array.of(0, 1, 0, 0), security: holdings.security };
    const simulated = copulaScenarios(alone, copula, 40_000, 1, 0.01).portfolio.slice().sort();
    const past = rows[1]!.slice().sort();
    for (const p of [0.02, 0.25, 0.5, 0.9]) {
      expect(sortedQuantile(simulated, p)).toBeCloseTo(sortedQuantile(past, p), 3);
    }
  });

  it('keeps the worst scenarios with the securities’ returns behind them', () => {
    const copula = fitTCopula(4, holdings.security, days, 5);
    const { portfolio: simulated, worst, worstReturns } = copulaScenarios(holdings, copula, 5000, 7, 0.02);
    const sorted = [...simulated.keys()].sort((a, b) => simulated[a]! - simulated[b]! || a - b);
    expect([...worst]).toEqual(sorted.slice(0, worst.length));
    worst.forEach((scenario, row) => {
      const sum = holdings.weights.reduce((total, weight, i) => total + weight * worstReturns[4 * row + i]!, 0);
      expect(sum).toBeCloseTo(simulated[scenario]!, 14);
    });
  });

  it('has contributions that add up to VaR and ES', () => {
    const made = forecast(copulaT, portfolio, {}, holdings).distribution!;
    const marginals = made.marginalsAt!(holdings, 0.99)!;
    const total = (of: Float64Array) => holdings.weights.reduce((sum, weight, i) => sum + weight * of[i]!, 0);
    expect(total(marginals.var)).toBeCloseTo(-made.quantile(0.01), 12);
    expect(total(marginals.es)).toBeCloseTo(made.expectedShortfall(0.99), 12);
    expect(made.marginalsAt!(holdings, 0.9)).toBeNull();
  });
});
