import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decomposeActive } from '../../../../src-core/factor-model/decomposition/active.ts';
import {
  coverSecurities,
  type WeightedSecurity,
} from '../../../../src-core/factor-model/decomposition/covered-weights.ts';
import { decompose } from '../../../../src-core/factor-model/decomposition/decompose.ts';
import { type Decomposed } from '../../../../src-core/factor-model/decomposition/decomposition.ts';
import { securityView } from '../../../../src-core/factor-model/decomposition/security-risk.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { errorOf } from '../../error-of.ts';
import { publishedModel, weighted } from './published-model.ts';

const model = publishedModel();
const count = model.symbols.length;
const weightings = fc
  .array(fc.integer({ min: -100, max: 100 }), { minLength: count, maxLength: count })
  .map((parts) => parts.map((part) => part / 1000));
const none = { dates: new Int32Array(0), values: new Float64Array(0) };
const reference = { id: 1, asOf: '2020-01-01', preset: 'full', hash: '' };

const of = (securities: readonly WeightedSecurity[]) =>
  decompose(model, coverSecurities(model, securities), Math.sqrt(252));
const total = (rows: readonly { readonly contribution: number }[]) =>
  rows.reduce((sum, row) => sum + row.contribution, 0);

function expectAddsUp(found: Decomposed): void {
  for (const rows of [found.byGroup, found.bySector, found.byStrategy, found.bySecurity]) {
    expect(Math.abs(total(rows) - found.totalVolatility)).toBeLessThanOrEqual(1e-10 * found.totalVolatility);
  }
  const specific = found.byGroup.at(-1)!.contribution;
  expect(Math.abs(total(found.byFactor) + specific - found.totalVolatility)).toBeLessThanOrEqual(
    1e-10 * found.totalVolatility,
  );
}

describe('the decomposition', () => {
  it('adds up to the volatility by group, factor, sector, strategy and security', () => {
    fc.assert(fc.property(weightings, (weights) => expectAddsUp(of(weighted(model, weights)))));
  });

  it('has factor and specific percent that add up to 100', () => {
    fc.assert(
      fc.property(weightings, (weights) => {
        fc.pre(weights.some((weight) => weight !== 0));
        const { factorVariancePercent, specificVariancePercent } = of(weighted(model, weights));
        expect(factorVariancePercent + specificVariancePercent).toBeCloseTo(100, 9);
      }),
    );
  });

  it('does not depend on the order of the securities', () => {
    fc.assert(
      fc.property(weightings, fc.nat(), (weights, seed) => {
        const securities = weighted(model, weights);
        const stream = createStream(seed, 0);
        const mixed = securities.map((security) => ({ security, at: stream.uniform() })).sort((a, b) => a.at - b.at);
        const once = of(securities).totalVolatility;
        expect(Math.abs(of(mixed.map(({ security }) => security)).totalVolatility - once)).toBeLessThanOrEqual(
          1e-12 * once,
        );
      }),
    );
  });

  it('grows with the size of the portfolio', () => {
    fc.assert(
      fc.property(weightings, (weights) => {
        const once = of(weighted(model, weights));
        const twice = of(
          weighted(
            model,
            weights.map((weight) => 2 * weight),
          ),
        );
        expect(twice.totalVolatility).toBeCloseTo(2 * once.totalVolatility, 10);
        expect(twice.factorVariancePercent).toBeCloseTo(once.factorVariancePercent, 8);
      }),
    );
  });

  it('is all zeros for a portfolio of cash', () => {
    const found = of(
      weighted(
        model,
        model.symbols.map(() => 0),
      ),
    );
    expect(found).toMatchObject({ totalVolatility: 0, factorVariancePercent: 0, specificVariancePercent: 0 });
    expect(found.bySecurity.every(({ contribution, marginal }) => contribution === 0 && marginal === 0)).toBe(true);
  });

  it('names securities that the model does not know and takes them as average members of their sectors', () => {
    const stranger = { symbol: 'NEW', name: 'New', sector: 'none', weight: 0.1, strategies: new Map([['s', 0.1]]) };
    const covered = coverSecurities(model, [stranger]);
    expect(covered.uncovered).toEqual(['NEW']);
    expectAddsUp(of([stranger]));
    expect(covered.specificVariances[0]).toBeGreaterThan(0);
  });
});

describe('active risk', () => {
  it('is zero for a portfolio equal to its benchmark, with beta 1', () => {
    fc.assert(
      fc.property(weightings, (weights) => {
        fc.pre(weights.some((weight) => weight !== 0));
        const held = weighted(model, weights);
        const active = decomposeActive(model, none, held, { name: 'same', members: held }, 1);
        expect(active.totalVolatility).toBeLessThan(1e-15);
        expect(active.specificVariancePercent).not.toBeNaN();
        expect(active.beta).toBeCloseTo(1, 10);
      }),
    );
  });

  it('adds up, also with names that only the benchmark holds', () => {
    const held = weighted(
      model,
      model.symbols.map((_, i) => (i < 20 ? 0.05 : 0)),
    ).slice(0, 20);
    const members = weighted(
      model,
      model.symbols.map(() => 1 / count),
    );
    const active = decomposeActive(model, none, held, { name: 'all', members }, 1);
    expectAddsUp(active);
    expect(active.bySecurity).toHaveLength(count);
  });

  it('finds the exposures of an index from its returns', () => {
    const days = 400;
    const size = model.factors.length;
    const stream = createStream(3, 0);
    const values = Float64Array.from({ length: days * size }, () => 0.01 * stream.normal());
    const wanted: readonly number[] = model.factors.map((_, k) => (k === 0 ? 1 : k === 6 ? 0.4 : 0));
    const returns = Float64Array.from({ length: days }, (_, t) =>
      wanted.reduce((sum, x, k) => sum + x * values[t * size + k]!, 0),
    );
    const factorReturns = { dates: Int32Array.from({ length: days }, (_, t) => t), values };
    const held = weighted(
      model,
      model.symbols.map(() => 1 / count),
    );
    const active = decomposeActive(model, factorReturns, held, { name: 'index', returns }, 1);
    active.benchmarkExposures!.forEach((x, k) => expect(x).toBeCloseTo(wanted[k]!, 9));
    expect(active.benchmarkRSquared).toBeCloseTo(1, 9);
    expectAddsUp(active);
    const few = { name: 'index', returns: returns.map((value, t) => (t < 100 ? value : NaN)) };
    expect(errorOf(() => decomposeActive(model, factorReturns, held, few, 1)).code).toBe('TOO_FEW_OBSERVATIONS');
  });
});

describe('a security’s view', () => {
  it('adds up to its volatility, and its summary to 100', () => {
    for (const symbol of ['S0', 'S31']) {
      const view = securityView(model, { symbol, name: symbol, sector: '' }, reference, 252);
      const { total: whole, specific } = view.standardDeviation;
      expect(total(view.exposures) + specific ** 2 / whole).toBeCloseTo(whole, 12);
      const { summary, groups } = view.varianceDecomposition;
      expect(summary.factors + summary.specific).toBeCloseTo(100, 9);
      expect(Object.values(groups).reduce((sum, share) => sum + share, 0)).toBeCloseTo(summary.factors, 9);
    }
  });

  it('refuses a symbol the model does not know', () => {
    const info = { symbol: 'NONE', name: '', sector: '' };
    expect(errorOf(() => securityView(model, info, reference, 252)).code).toBe('UNKNOWN_SECURITY');
  });
});
