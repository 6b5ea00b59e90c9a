import { describe, expect, it } from 'vitest';
import { readStyleFormula } from '../../../../src-core/factor-model/descriptors/style-formula.ts';
import { DomainError } from '../../../../src-core/domain-error.ts';
import { errorOf } from '../../error-of.ts';

const known = new Set(['bookToPrice', 'marketBeta']);
const rows = {
  descriptor: (id: string) => (id === 'marketBeta' ? Float64Array.of(1, 2, NaN) : Float64Array.of(4, 0, 9)),
  standardised: (values: Float64Array) => values.map((value) => value - 1),
};
const value = (formula: string) => [...readStyleFormula(formula, known).evaluate(rows, 3)];

describe('a style’s formula', () => {
  it('computes with descriptors, numbers, signs and functions', () => {
    expect(value('bookToPrice + 2 * marketBeta')).toEqual([6, 4, NaN]);
    expect(value('-(bookToPrice - 1) / 2')).toEqual([-1.5, 0.5, -4]);
    expect(value('sqrt(bookToPrice)')).toEqual([2, 0, 3]);
    expect(value('max(bookToPrice, marketBeta)')).toEqual([4, 2, NaN]);
    expect(value('z(bookToPrice) - z(marketBeta)')).toEqual([3, -2, NaN]);
  });

  it('has no value where the result is no number', () => {
    expect(value('ln(bookToPrice - 4)')).toEqual([NaN, NaN, Math.log(5)]);
    expect(value('marketBeta / bookToPrice')).toEqual([0.25, NaN, NaN]);
  });

  it('tells which descriptors it uses', () => {
    expect(readStyleFormula('z(bookToPrice) - z(marketBeta) * bookToPrice', known).uses).toEqual([
      'bookToPrice',
      'marketBeta',
    ]);
  });

  it.each([
    ['price', 'there is no descriptor named price'],
    ['bookToPrice +', 'Expected expression after +'],
    ['3 + 4', 'names no descriptor'],
    ['exec(bookToPrice)', 'the function exec'],
    ['z(bookToPrice, marketBeta)', 'the function z with 2 arguments'],
    ['bookToPrice.constructor', 'only descriptors'],
    ['bookToPrice["x"]', 'only descriptors'],
    ['constructor', 'there is no descriptor named constructor'],
    ['toString(bookToPrice)', 'the function toString'],
    ['bookToPrice % 2', 'the sign % is not known'],
    ['"a" + bookToPrice', 'is not a number'],
    ['[bookToPrice]', 'only descriptors'],
    ['bookToPrice; marketBeta', 'only descriptors'],
    ['', 'only descriptors'],
  ])('refuses %j and says why', (formula, why) => {
    const error = errorOf(() => readStyleFormula(formula, known));
    expect(error).toBeInstanceOf(DomainError);
    expect(error.code).toBe('BAD_FORMULA');
    expect(error.message).toContain(why);
  });
});
