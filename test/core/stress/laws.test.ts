import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScenarioPart } from '../../../src-core/stress/scenario.ts';
import { reverseStress } from '../../../src-core/stress/reverse-stress.ts';
import { type MeasuredStress } from '../../../src-core/stress/stress-result.ts';
import { stress, symbols, trialMarket, trialModel } from './stress-market.ts';

const market = trialMarket({ model: trialModel() });
const plain = trialMarket();

const size = fc.double({ min: -0.5, max: 0.5, noNaN: true });
const shocks = fc
  .array(fc.record({ symbol: fc.constantFrom(...symbols), size }), { minLength: 1, maxLength: 4 })
  .map((list) => list.map((shock) => ({ ...shock })));
const part: fc.Arbitrary<ScenarioPart> = fc.oneof(
  fc.record({ kind: fc.constant('worst-days' as const), days: fc.constantFrom(1, 5, 7, 20) }),
  fc.record({ kind: fc.constant('sigma' as const), multiple: fc.double({ min: -5, max: 5, noNaN: true }) }),
  fc.record({ kind: fc.constant('volatility' as const), multiple: fc.double({ min: 0.2, max: 3, noNaN: true }) }),
  fc.record({ kind: fc.constant('correlation' as const), multiple: fc.double({ min: 0, max: 2, noNaN: true }) }),
  fc.record({
    kind: fc.constant('factors' as const),
    shocks: fc.array(fc.record({ factor: fc.constantFrom('market', 'value', 'momentum'), size }), {
      minLength: 1,
      maxLength: 3,
    }),
    unit: fc.constantFrom('return' as const, 'sigma' as const),
    propagate: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('sector' as const), sector: fc.constantFrom('Energy', 'Utilities'), size }),
  fc.record({ kind: fc.constant('names' as const), shocks, spread: fc.boolean() }),
  fc.record({ kind: fc.constant('table' as const), shocks }),
);
const parts = fc.array(part, { minLength: 1, maxLength: 5 });

const total = (rows: readonly { readonly loss: number }[]) => rows.reduce((sum, { loss }) => sum + loss, 0);
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(b)));

describe('laws of stress', () => {
  it('adds up by part, position, strategy, sector and factor', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const result = stress(market, ...given);
        const { loss, byPart, byPosition, byStrategy, bySector, byFactor } = result;
        for (const rows of [byPart, byPosition, byStrategy, bySector, byFactor!]) close(total(rows), loss);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of parts', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const forwards = stress(market, ...given);
        const backwards = stress(market, ...given.toReversed());
        close(forwards.loss, backwards.loss);
        expect(backwards.risk).toEqual(forwards.risk);
      }),
      { numRuns: 40 },
    );
  });

  it('changes nothing with volatility × 1 and correlation × 1, to the bit', () => {
    fc.assert(
      fc.property(
        parts.filter((given) => given.some(({ kind }) => kind !== 'volatility' && kind !== 'correlation')),
        (given) => {
          const without = stress(market, ...given);
          const withOnes = stress(
            market,
            ...given,
            { kind: 'volatility', multiple: 1 },
            { kind: 'correlation', multiple: 1 },
          );
          const figures = ({ loss, byPosition, byFactor, risk, paths }: MeasuredStress) => ({
            loss,
            byPosition,
            byFactor,
            risk,
            paths,
          });
          expect(figures(withOnes)).toEqual(figures(without));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('replays the actual worst window at its direct loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 50 }), (days, seed) => {
        const own = trialMarket({ seed });
        const { loss } = stress(own, { kind: 'worst-days', days });
        const size = own.dates.length;
        let worst = -Infinity;
        for (let first = 0; first + days <= size; first++) {
          let direct = 0;
          own.securities.forEach(({ weight }, i) => {
            let growth = 1;
            for (let t = first; t < first + days; t++) growth *= 1 + own.returns[i * size + t]!;
            direct -= weight * (growth - 1);
          });
          worst = Math.max(worst, direct);
        }
        close(loss, worst);
      }),
      { numRuns: 15 },
    );
  });

  it('loses k times σ in a σ-shock, with a model and without', () => {
    fc.assert(
      fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (multiple) => {
        for (const one of [market, plain]) {
          close(stress(one, { kind: 'sigma', multiple }).loss, multiple * one.volatility);
        }
      }),
    );
  });

  it('moves no other factor by propagation where factors are uncorrelated', () => {
    const diagonal = trialMarket({ model: trialModel(1, true) });
    fc.assert(
      fc.property(fc.constantFrom('market', 'value', 'momentum'), size, (factor, moved) => {
        const shock = { kind: 'factors', unit: 'return', shocks: [{ factor, size: moved }] } as const;
        const alone = stress(diagonal, { ...shock, propagate: false });
        const spread = stress(diagonal, { ...shock, propagate: true });
        expect(spread.byFactor!.map(({ move }) => move)).toEqual(alone.byFactor!.map(({ move }) => move));
        expect(spread.loss).toBe(alone.loss);
      }),
    );
  });

  it('reaches the loss a reverse stress was asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.9, noNaN: true }), (loss) => {
        for (const one of [market, plain]) {
          const found = reverseStress(one, loss);
          expect(Math.abs(found.loss - loss)).toBeLessThan(1e-8);
          expect(Math.abs(total(found.byPosition) - loss)).toBeLessThan(1e-8);
        }
      }),
    );
  });

  it('finds no likelier move with the same loss', () => {
    const found = reverseStress(market, 0.05);
    const again = stress(market, ...found.asScenario.parts);
    close(again.loss, 0.05);
    close(again.plausibility!.distance, found.plausibility.distance);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (aside) => {
          const { portfolioExposures: x } = market.model!;
          const lengths = x.reduce((sum, value) => sum + value * value, 0);
          const along = aside.reduce((sum, value, k) => sum + value * x[k]!, 0) / lengths;
          const other = stress(market, {
            kind: 'factors',
            unit: 'return',
            propagate: false,
            shocks: market.model!.factors.map(({ id }, k) => ({
              factor: id,
              size: found.byFactor![k]!.move! + aside[k]! - along * x[k]!,
            })),
          });
          close(other.loss, 0.05);
          expect(other.plausibility!.distance).toBeGreaterThanOrEqual(found.plausibility.distance - 1e-12);
        },
      ),
    );
  });
});
