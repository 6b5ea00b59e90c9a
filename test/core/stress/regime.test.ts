import { describe, expect, it } from 'vitest';
import { nearestCorrelation } from '../../../src-core/numerics/nearest-correlation.ts';
import { positivePartTimes } from '../../../src-core/numerics/positive-part.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { normalQuantile } from '../../../src-core/numerics/normal.ts';
import { prepareStressMarket } from '../../../src-core/stress/prepare-market.ts';
import { type ScenarioPart } from '../../../src-core/stress/scenario.ts';
import { regimeOf, repairedSize } from '../../../src-core/stress/regime.ts';
import { panelOf, randomPrices, riskInput } from '../portfolio/risk-input.ts';
import { stress, trialMarket, trialModel } from './stress-market.ts';

describe('a regime', () => {
  it('alone is measured by the VaR 99 % under it', () => {
    const market = trialMarket({ model: trialModel() });
    const { loss, basis, risk, byPart } = stress(market, { kind: 'volatility', multiple: 1.5 });
    expect(basis).toBe('value-at-risk');
    expect(loss).toBeCloseTo(1.5 * market.volatility * normalQuantile(0.99), 14);
    expect(loss).toBeCloseTo(risk.valueAtRisk.after, 14);
    expect(byPart.map(({ kind, part }) => [kind, part])).toEqual([
      ['volatility', 0],
      ['value-at-risk', null],
    ]);
    expect(byPart[1]!.loss).toBeCloseTo(risk.valueAtRisk.before, 14);
    expect(byPart[0]!.loss).toBeCloseTo(0.5 * risk.valueAtRisk.before, 14);
  });

  it('has what it adds to the other parts as its own loss, volatility first, in any order', () => {
    const market = trialMarket({ model: trialModel() });
    const parts = [
      { kind: 'correlation', multiple: 1.3 },
      { kind: 'sigma', multiple: 2 },
      { kind: 'volatility', multiple: 1.5 },
      { kind: 'sector', sector: 'Energy', size: -0.1 },
    ] as const;
    const lossesOf = (given: readonly ScenarioPart[]) =>
      new Map(stress(market, ...given).byPart.map(({ kind, loss }) => [kind, loss]));
    const losses = lossesOf(parts);
    expect(losses.get('sigma')).toBeCloseTo(2 * market.volatility, 14);
    expect(losses.get('volatility')).toBeCloseTo(market.volatility, 14);
    expect(losses.get('correlation')).toBeCloseTo(3 * (regimeOf(market, 1, 1.3).volatility - market.volatility), 14);
    expect(losses.get('sector')).toBe(stress(market, parts[3]).loss);
    for (const [kind, loss] of lossesOf(parts.toReversed())) expect(loss).toBeCloseTo(losses.get(kind)!, 14);
  });

  it('of correlation 0 leaves the sum of the securities’ own variances', () => {
    const market = trialMarket({ model: trialModel() });
    const { volatility } = regimeOf(market, 1, 0);
    const { exposures, covariance, specificVariances } = market.model!;
    let sum = 0;
    market.securities.forEach(({ weight }, i) => {
      let variance = specificVariances[i]!;
      for (let a = 0; a < 3; a++) {
        for (let b = 0; b < 3; b++) variance += exposures[i * 3 + a]! * covariance[a * 3 + b]! * exposures[i * 3 + b]!;
      }
      sum += weight * weight * variance;
    });
    expect(volatility).toBeCloseTo(Math.sqrt(sum), 14);
  });

  it('moves kσ with correlation', () => {
    const market = trialMarket({ model: trialModel() });
    const after = stress(market, { kind: 'sigma', multiple: 3 }, { kind: 'correlation', multiple: 1.3 });
    expect(after.loss).toBeCloseTo(3 * regimeOf(market, 1, 1.3).volatility, 14);
    expect(after.loss).not.toBeCloseTo(3 * market.volatility, 6);
  });

  it('of many securities leaves out negative eigenvalues and says so', () => {
    const names = Array.from({ length: repairedSize + 1 }, (_, i) => `S${i}`);
    const market = prepareStressMarket(riskInput(panelOf(randomPrices(names, 120))));
    const { volatility, warnings } = regimeOf(market, 1, 1.8);
    expect(volatility).toBeGreaterThan(0);
    expect(warnings.map(({ code }) => code)).toEqual(['CORRELATION_APPROXIMATED']);
    expect(regimeOf(market, 1, 0.5).warnings).toEqual([]);
  });
});

describe('the positive part of a matrix', () => {
  const n = 12;
  const stream = createStream(3, 1);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = i === j ? 1 : 0.6 * stream.normal();
  }
  const times = (vector: Float64Array) =>
    Float64Array.from({ length: n }, (_, i) => vector.reduce((sum, value, j) => sum + matrix[i * n + j]! * value, 0));
  const vector = Float64Array.from({ length: n }, () => stream.normal());
  const quadratic = (product: Float64Array) => product.reduce((sum, value, i) => sum + value * vector[i]!, 0);

  it('never has less risk than the matrix, nor a negative one', () => {
    const after = quadratic(positivePartTimes(times, vector));
    expect(after).toBeGreaterThanOrEqual(Math.max(0, quadratic(times(vector))));
  });

  it('of a matrix without negative eigenvalues is the matrix', () => {
    const repaired = nearestCorrelation(matrix, n);
    const byRepaired = (given: Float64Array) =>
      Float64Array.from({ length: n }, (_, i) =>
        given.reduce((sum, value, j) => sum + repaired[i * n + j]! * value, 0),
      );
    const made = positivePartTimes(byRepaired, vector);
    byRepaired(vector).forEach((value, i) => expect(made[i]).toBeCloseTo(value, 7));
  });

  it('of nothing is nothing', () => {
    expect(positivePartTimes(times, new Float64Array(n))).toEqual(new Float64Array(n));
  });
});
