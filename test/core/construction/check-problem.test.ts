import { describe, expect, it } from 'vitest';
import { type ConstructionProblem } from '../../../src-core/construction/construction.ts';
import { constructPortfolio } from '../../../src-core/construction/construct-portfolio.ts';
import { errorOf } from '../error-of.ts';
import { groupBound, problemOf } from './problem.ts';

const n = 4;
const covariance = Float64Array.from({ length: n * n }, (_, cell) => (cell % (n + 1) === 0 ? 4e-4 : 1e-4));
const refusalOf = (changes: Partial<ConstructionProblem> & { cap?: number }) =>
  errorOf(() => constructPortfolio('minimum-variance', problemOf(covariance, changes)));
const filled = (values: Record<number, number>, rest: number) =>
  Float64Array.from({ length: n }, (_, i) => values[i] ?? rest);

describe('a construction problem', () => {
  it.each([
    ['a covariance', { covariance: covariance.map((value, cell) => (cell === 5 ? NaN : value)) }],
    ['a bound of a security', { upper: filled({ 2: NaN }, 1) }],
    ['a present weight', { present: filled({ 0: NaN }, 0.25) }],
    ['the budget', { budget: NaN }],
    ['the turnover', { turnover: NaN }],
    ['a coefficient', { bounds: [{ ...groupBound('b', n, () => true, 0, 1), coefficients: filled({ 1: NaN }, 1) }] }],
    ['a bound’s limit', { bounds: [groupBound('b', n, () => true, NaN, 1)] }],
  ])('is refused where %s is not a number', (_, changes) => {
    expect(refusalOf(changes).code).toBe('INVALID_INPUT');
  });

  it('is refused where its parts do not belong to the same securities', () => {
    expect(refusalOf({ present: new Float64Array(n - 1) }).code).toBe('INVALID_INPUT');
    expect(refusalOf({ symbols: [] }).code).toBe('INVALID_INPUT');
  });

  it.each([
    ['asymmetric', { 1: 2e-4 }],
    ['with a correlation beyond 1', { 1: 5e-4, 4: 5e-4 }],
    ['with a negative variance', { 5: -1e-4 }],
  ])('is refused with covariances that are %s', (_, cells: Record<number, number>) => {
    const error = refusalOf({ covariance: covariance.map((value, cell) => cells[cell] ?? value) });
    expect(error.code).toBe('NOT_POSITIVE_DEFINITE');
    expect(error.message).toContain('S1');
  });

  it('says which security’s bounds are the wrong way round', () => {
    const error = refusalOf({ lower: filled({ 2: 0.3 }, 0), upper: filled({ 2: 0.2 }, 1) });
    expect(error.code).toBe('INFEASIBLE');
    expect(error.message).toBe('S2 is to weigh at least 30 % and at most 20 %');
  });

  it('says that lower bounds use up more than the budget', () => {
    expect(refusalOf({ lower: filled({}, 0.3) }).message).toBe('The lower bounds make 120 % already, more than 100 %');
  });

  it('says that one bound alone cannot be met', () => {
    const error = refusalOf({ cap: 0.4, bounds: [groupBound('Energy at least 90 %', n, (i) => i < 2, 0.9, 1)] });
    expect(error.message).toBe('Energy at least 90 % cannot be met: the bounds of the securities leave 0 to 0.8');
  });

  it('says what turnover its bounds need', () => {
    const error = refusalOf({ upper: filled({ 0: 0 }, 1), turnover: 0.2 });
    expect(error.code).toBe('INFEASIBLE');
    expect(error.remedy).toBe('Allow a turnover of 50 % or more');
    const enough = problemOf(covariance, { upper: filled({ 0: 0 }, 1), turnover: 0.5 });
    expect(constructPortfolio('minimum-variance', enough).turnover).toBeCloseTo(0.5, 9);
  });
});

describe('bounds that exclude each other', () => {
  const energy = groupBound('Energy at most 10 %', n, (i) => i < 2, -Infinity, 0.1);
  const utilities = groupBound('Utilities at most 60 %', n, (i) => i >= 2, -Infinity, 0.6);
  const banks = groupBound('Banks at most 90 %', n, (i) => i === 3, -Infinity, 0.9);

  it('are named, and no others', () => {
    const error = refusalOf({ bounds: [energy, banks, utilities] });
    expect(error.code).toBe('INFEASIBLE');
    expect(error.message).toBe(
      'No portfolio meets all bounds; these exclude each other: weights that add up to 100 %; Energy at most 10 %; Utilities at most 60 %',
    );
  });

  it('come with how far each would have to give way, which is enough', () => {
    const error = refusalOf({ bounds: [energy, utilities] });
    expect(error.remedy).toBe('Loosen “Energy at most 10 %” by 0.3, or loosen “Utilities at most 60 %” by 0.3');
    const loosened = problemOf(covariance, { bounds: [{ ...energy, upper: 0.4 }, utilities] });
    expect(constructPortfolio('minimum-variance', loosened).weights[0]).toBeCloseTo(0.2, 9);
  });

  it('name the turnover that a sector needs', () => {
    const error = refusalOf({ bounds: [energy], turnover: 0.3 });
    expect(error.message).toContain('turnover of at most 30 %');
    expect(error.remedy).toContain('Allow a turnover of 80 %');
    expect(
      constructPortfolio('minimum-variance', problemOf(covariance, { bounds: [energy], turnover: 0.8 })).turnover,
    ).toBeCloseTo(0.8, 9);
  });

  it('name the securities whose caps take part', () => {
    const error = refusalOf({ cap: 0.3, bounds: [energy] });
    expect(error.message).toContain('the upper bounds of S2 and S3 (60 % in all)');
  });
});
