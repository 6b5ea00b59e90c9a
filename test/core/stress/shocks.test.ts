import { describe, expect, it } from 'vitest';
import { chiSquareUpperTail } from '../../../src-core/numerics/chi-square.ts';
import { studentTCdf } from '../../../src-core/numerics/student-t.ts';
import { normalCdf } from '../../../src-core/numerics/normal.ts';
import { unavailableReason } from '../../../src-core/stress/evaluate-scenario.ts';
import { mahalanobisDistance, plausibilityOf, tailDegreesOfFreedom } from '../../../src-core/stress/plausibility.ts';
import { reverseStress } from '../../../src-core/stress/reverse-stress.ts';
import { scenarioOf, stress, trialMarket, trialModel } from './stress-market.ts';

const market = trialMarket({ model: trialModel() });
const plain = trialMarket();
const moveOf = (result: ReturnType<typeof stress>, symbol: string) =>
  result.byPosition.find((row) => row.symbol === symbol)!.move;

describe('shocks of names', () => {
  it('move only those names', () => {
    const result = stress(plain, { kind: 'names', shocks: [{ symbol: 'BBB', size: -0.3 }], spread: false });
    expect(moveOf(result, 'BBB')).toBe(-0.3);
    expect(moveOf(result, 'CCC')).toBe(0);
    expect(result.plausibility).toBeNull();
  });

  it('spread by the factor move they imply, the covariance with the name ÷ its variance', () => {
    const { model, securities } = market;
    const result = stress(market, { kind: 'names', shocks: [{ symbol: 'BBB', size: -0.1 }], spread: true });
    const row = (symbol: string) => {
      const i = securities.findIndex((security) => security.symbol === symbol);
      return model!.exposures.subarray(i * 3, i * 3 + 3);
    };
    const covariance = (a: Float64Array, b: Float64Array) =>
      a.reduce((sum, x, k) => sum + b.reduce((inner, y, l) => inner + x * model!.covariance[k * 3 + l]! * y, 0), 0);
    const i = securities.findIndex(({ symbol }) => symbol === 'BBB');
    const variance = covariance(row('BBB'), row('BBB')) + model!.specificVariances[i]!;
    expect(moveOf(result, 'BBB')).toBe(-0.1);
    expect(moveOf(result, 'DDD')).toBeCloseTo((-0.1 * covariance(row('DDD'), row('BBB'))) / variance, 14);
    expect(result.propagations[0]!.rSquared).toBeCloseTo(covariance(row('BBB'), row('BBB')) / variance, 12);
  });

  it('of a name that is not held are said to do nothing', () => {
    const { warnings } = stress(plain, {
      kind: 'table',
      shocks: [
        { symbol: 'AAA', size: -0.1 },
        { symbol: 'ABSENT', size: -0.5 },
      ],
    });
    expect(warnings.find(({ code }) => code === 'NOT_HELD')!.message).toContain('ABSENT');
  });

  it('that take more than all of a security are warned of', () => {
    const fall = { kind: 'sector', sector: 'Energy', size: -0.7 } as const;
    expect(stress(plain, fall, fall).warnings.map(({ code }) => code)).toContain('BELOW_ZERO');
  });
});

describe('shocks of factors', () => {
  it('in σ are as large as the factor’s daily σ, and m times under volatility × m', () => {
    const shock = {
      kind: 'factors',
      unit: 'sigma',
      shocks: [{ factor: 'value', size: -2 }],
      propagate: false,
    } as const;
    const value = (result: ReturnType<typeof stress>) => result.byFactor!.find(({ id }) => id === 'value')!;
    expect(value(stress(market, shock)).move).toBeCloseTo(-2 * Math.sqrt(4e-5), 15);
    expect(value(stress(market, shock)).sigmas).toBeCloseTo(-2, 13);
    expect(value(stress(market, shock, { kind: 'volatility', multiple: 1.5 })).move).toBeCloseTo(
      -3 * Math.sqrt(4e-5),
      15,
    );
  });

  it('beyond 6 σ, and propagated on an R² below 0.2, are warned of', () => {
    const { warnings } = stress(market, {
      kind: 'factors',
      unit: 'sigma',
      shocks: [{ factor: 'momentum', size: -7 }],
      propagate: true,
    });
    expect(warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(['LARGE_SHOCK', 'WEAK_PROPAGATION']));
  });

  it('are no further than their own distance when they are propagated', () => {
    const { plausibility } = stress(market, {
      kind: 'factors',
      unit: 'sigma',
      shocks: [{ factor: 'market', size: -3 }],
      propagate: true,
    });
    expect(plausibility!.distance).toBeCloseTo(3, 12);
    expect(plausibility!.dimensions).toBe(1);
  });

  it('of an unknown factor, or without a model, cannot be computed and say why', () => {
    const scenario = scenarioOf({
      kind: 'factors',
      unit: 'return',
      shocks: [{ factor: 'sunspots', size: 0.1 }],
      propagate: false,
    });
    expect(unavailableReason(scenario, market)).toContain('sunspots');
    expect(unavailableReason(scenario, plain)).toContain('factor model');
  });
});

describe('plausibility', () => {
  it('is that of one variable in one dimension', () => {
    const { normal, studentT } = plausibilityOf(2.5, 1, 1);
    const df = tailDegreesOfFreedom;
    expect(normal.probability).toBeCloseTo(2 * normalCdf(-2.5), 14);
    expect(studentT.probability).toBeCloseTo(2 * studentTCdf(-2.5 * Math.sqrt(df / (df - 2)), df), 13);
    expect(normal.oneIn).toBeCloseTo(1 / normal.probability, 6);
  });

  it('is that of χ² in several, and certain for no move', () => {
    expect(plausibilityOf(3, 4, 1).normal.probability).toBeCloseTo(chiSquareUpperTail(9, 4), 15);
    expect(plausibilityOf(0, 4, 1)).toMatchObject({ normal: { probability: 1 }, studentT: { probability: 1 } });
  });

  it('counts no direction that depends on others', () => {
    const covariance = Float64Array.of(4e-4, 2e-4, 2e-4, 2e-4, 1e-4, 1e-4, 2e-4, 1e-4, 5e-4);
    const { distance, rank } = mahalanobisDistance(Float64Array.of(0.02, 0.01, 0.01), covariance, 1);
    expect(rank).toBe(2);
    expect(distance).toBeCloseTo(1, 12);
  });

  it('of a move beyond all odds has no “one in”', () => {
    expect(plausibilityOf(100, 1, 1).normal.oneIn).toBeNull();
    expect(plausibilityOf(100, 1, 1).studentT.oneIn).toBeGreaterThan(1000);
  });
});

describe('reverse stress', () => {
  it.each([0, -0.1, NaN, Infinity])('refuses a loss of %d', (loss) => {
    expect(() => reverseStress(market, loss)).toThrowError(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('refuses where no factor the portfolio is exposed to moves', () => {
    const still = { ...market.model!, portfolioCovariances: new Float64Array(3) };
    expect(() => reverseStress({ ...market, model: still }, 0.05)).toThrowError(
      expect.objectContaining({ code: 'ZERO_VARIANCE' }),
    );
  });

  it('is loss ÷ σ away, in the securities’ returns where there is no model', () => {
    const found = reverseStress(plain, 0.05);
    expect(found.space).toBe('securities');
    expect(found.plausibility.distance).toBeCloseTo(0.05 / plain.volatility, 12);
  });
});
