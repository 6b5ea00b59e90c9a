import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, type AttributedDay } from '../../../../src-core/factor-model/attribution/attribute.ts';
import { carinoCoefficient, compound } from '../../../../src-core/factor-model/attribution/carino.ts';
import { type Factor } from '../../../../src-core/factor-model/factor.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';

const factors: readonly Factor[] = [
  { id: 'market', label: 'Market', group: 'market' },
  { id: 'value', label: 'Value', group: 'style' },
  { id: 'industry:A', label: 'A', group: 'industry' },
];
const symbols = ['X', 'Y', 'Z'];
const strategies = ['one', 'two'];

function period(seed: number, days: number, missing = false): readonly AttributedDay[] {
  const stream = createStream(seed, 0);
  const draw = (length: number, scale: number) => Float64Array.from({ length }, () => scale * stream.normal());
  return Array.from({ length: days }, (_, t) => ({
    date: t,
    weights: draw(6, 0.3),
    returns: draw(3, 0.03).map((value, i) => (missing && i === 1 && t % 3 === 0 ? NaN : value)),
    exposures: draw(9, 1),
    factorReturns: draw(3, 0.01).map((value, k) => (k === 1 && t % 4 === 0 ? NaN : value)),
    standardErrors: draw(3, 0.001).map(Math.abs),
  }));
}
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the realised attribution', () => {
  it('adds up exactly to the compounded return of the holdings, in every table', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 60 }), fc.boolean(), (seed, days, missing) => {
        const linked = attribute({ factors, symbols, strategies, days: period(seed, days, missing) });
        const { holdingsReturn, factorReturn, specificReturn } = linked;
        expect(factorReturn + specificReturn).toBeCloseTo(holdingsReturn, 12);
        expect(sum(linked.byFactor.map((row) => row.contribution)) + specificReturn).toBeCloseTo(holdingsReturn, 12);
        expect(sum(linked.byStrategy.map((row) => row.contribution))).toBeCloseTo(holdingsReturn, 12);
        expect(sum(linked.bySecurity.map((row) => row.contribution))).toBeCloseTo(holdingsReturn, 12);
        expect(sum(linked.path.map(({ values }) => values.at(-1)!))).toBeCloseTo(holdingsReturn, 12);
      }),
    );
  });

  it('of one day is weight × exposure × factor return', () => {
    const day: AttributedDay = {
      date: 1,
      weights: Float64Array.of(0.5, 0.5, 0, 0, 0, 0),
      returns: Float64Array.of(0.03, 0.01, 0),
      exposures: Float64Array.of(1, 2, 0, 1, -1, 0, 1, 0, 0),
      factorReturns: Float64Array.of(0.01, 0.004, 0),
      standardErrors: Float64Array.of(0.001, 0.002, 0),
    };
    const linked = attribute({ factors, symbols, strategies, days: [day] });
    expect(linked.holdingsReturn).toBeCloseTo(0.02, 14);
    expect(linked.byFactor[0]).toMatchObject({ averageExposure: 1 });
    expect(linked.byFactor[0]!.contribution).toBeCloseTo(0.01, 14);
    expect(linked.byFactor[1]!.contribution).toBeCloseTo(0.5 * 0.004, 14);
    expect(linked.byFactor[1]!.standardError).toBeCloseTo(0.5 * 0.002, 14);
    expect(linked.specificReturn).toBeCloseTo(0.008, 14);
    expect(linked.byStrategy[1]!.contribution).toBe(0);
  });

  it('counts missing returns of what is held, which contribute nothing', () => {
    const { missingReturns } = attribute({ factors, symbols, strategies, days: period(1, 9, true) });
    expect(missingReturns).toBe(3);
  });
});

describe('Carino’s coefficient', () => {
  it('is ln(1 + r) ÷ r, and continuous at 0', () => {
    expect(carinoCoefficient(0.5)).toBeCloseTo(Math.log(1.5) / 0.5, 15);
    expect(carinoCoefficient(0)).toBe(1);
    expect(carinoCoefficient(1.0001e-5)).toBeCloseTo(carinoCoefficient(0.9999e-5), 8);
  });

  it('belongs to the compounded return', () => {
    expect(compound([0.1, -0.1, 0.05])).toBeCloseTo(1.1 * 0.9 * 1.05 - 1, 14);
  });
});
