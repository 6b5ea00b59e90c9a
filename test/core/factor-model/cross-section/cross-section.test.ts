import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionNumber } from '../../../../src-core/factor-model/cross-section/condition-number.ts';
import { newCrossSectionSolver } from '../../../../src-core/factor-model/cross-section/cross-section.ts';
import { newRobustRoom, solveRobustly } from '../../../../src-core/factor-model/cross-section/robust-weights.ts';
import reference from '../../../reference/factor_model.json' with { type: 'json' };
import { packPlainDay, type PlainDay } from './packed.ts';

const { inputs, expected } = reference;

const published: PlainDay = {
  returns: inputs.returns,
  capWeights: inputs.market_cap,
  regressionWeights: inputs.market_cap.map(Math.sqrt),
  industries: 5,
  industryOf: inputs.industry_index,
  styles: inputs.style_exposures_by_stock,
};

function solve(day: PlainDay) {
  const { packed, order } = packPlainDay(day);
  const solver = newCrossSectionSolver(day.returns.length, day.industries, day.styles[0]!.length);
  const solved = solver.solve(packed, packed.weights);
  return { solved, result: solver.result, packed, order, solver };
}

/** Least squares with the constraint as a row of its own (Lagrange), by plain Gaussian elimination. */
function solvePlainly(day: PlainDay): { market: number; industries: number[]; styles: number[] } {
  const { industries, returns, industryOf, capWeights, regressionWeights } = day;
  const styles = day.styles[0]!.length;
  const size = 1 + industries + styles;
  const caps = Array.from({ length: industries }, (_, j) =>
    capWeights.reduce((sum, cap, i) => sum + (industryOf[i] === j ? cap : 0), 0),
  );
  const total = caps.reduce((sum, cap) => sum + cap, 0);
  const matrix = Array.from({ length: size + 1 }, () => new Array<number>(size + 2).fill(0));
  returns.forEach((value, i) => {
    const row = [1, ...caps.map((_, j) => (industryOf[i] === j ? 1 : 0)), ...day.styles[i]!];
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) matrix[a]![b]! += regressionWeights[i]! * row[a]! * row[b]!;
      matrix[a]![size + 1]! += regressionWeights[i]! * row[a]! * value;
    }
  });
  caps.forEach((cap, j) => {
    matrix[size]![1 + j] = cap / total;
    matrix[1 + j]![size] = cap / total;
  });
  for (let column = 0; column <= size; column++) {
    let pivot = column;
    for (let row = column + 1; row <= size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[pivot]![column]!)) pivot = row;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot]!, matrix[column]!];
    for (let row = 0; row <= size; row++) {
      if (row === column) continue;
      const factor = matrix[row]![column]! / matrix[column]![column]!;
      for (let k = column; k <= size + 1; k++) matrix[row]![k]! -= factor * matrix[column]![k]!;
    }
  }
  const solution = matrix.map((row, i) => row[size + 1]! / row[i]!);
  return {
    market: solution[0]!,
    industries: solution.slice(1, 1 + industries),
    styles: solution.slice(1 + industries, size),
  };
}

const days = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    industries: fc.integer({ min: 1, max: 4 }),
    styles: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ seed, industries, styles }): PlainDay => {
    let state = seed;
    const draw = () => ((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * 2 - 1;
    const securities = 40;
    return {
      returns: Array.from({ length: securities }, () => 0.03 * draw()),
      capWeights: Array.from({ length: securities }, () => 1 + 99 * Math.abs(draw())),
      regressionWeights: Array.from({ length: securities }, () => 1 + 9 * Math.abs(draw())),
      industries,
      industryOf: Array.from({ length: securities }, (_, i) => i % industries),
      styles: Array.from({ length: securities }, () => Array.from({ length: styles }, draw)),
    };
  });

describe('the daily cross-section', () => {
  it('meets the published factor returns', () => {
    const { result } = solve(published);
    const [market, ...others] = expected.cross_section.factor_returns;
    expect(Math.abs(result.market - market!)).toBeLessThan(1e-12);
    [...result.industries, ...result.styles].forEach((value, k) => {
      expect(Math.abs(value - others[k]!)).toBeLessThan(1e-12);
    });
  });

  it('meets the published standard errors, degrees of freedom and both R²', () => {
    const { result } = solve(published);
    const errors = [result.marketError, ...result.industryErrors, ...result.styleErrors];
    errors.forEach((value, k) => {
      expect(Math.abs(value / expected.cross_section.standard_errors[k]! - 1)).toBeLessThan(1e-10);
    });
    expect(result.degreesOfFreedom).toBe(expected.cross_section.degrees_of_freedom);
    expect(Math.abs(result.rSquared / expected.cross_section.r2_uncentred_weighted - 1)).toBeLessThan(1e-10);
    expect(Math.abs(result.rSquaredCentred / expected.cross_section.r2_centred_weighted - 1)).toBeLessThan(1e-10);
  });

  it('meets the published condition number', () => {
    const { solver } = solve(published);
    const wanted = expected.cross_section.condition_number_of_weighted_restricted_design;
    expect(Math.abs(conditionNumber(solver.equations, solver.result) / wanted - 1)).toBeLessThan(1e-10);
  });

  it('holds the constraint to 1e-12', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { result } = solve(day);
        let sum = 0;
        let total = 0;
        day.capWeights.forEach((cap, i) => {
          sum += cap * result.industries[day.industryOf[i]!]!;
          total += cap;
        });
        expect(Math.abs(sum / total)).toBeLessThan(1e-12);
      }),
    );
  });

  it('agrees with least squares solved with the constraint as a row of its own', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { result } = solve(day);
        const plain = solvePlainly(day);
        expect(result.market).toBeCloseTo(plain.market, 11);
        plain.industries.forEach((value, j) => expect(result.industries[j]).toBeCloseTo(value, 11));
        plain.styles.forEach((value, s) => expect(result.styles[s]).toBeCloseTo(value, 11));
      }),
    );
  });

  it('leaves out a style that repeats another, and keeps the other', () => {
    const doubled = { ...published, styles: published.styles.map(([a, b, c]) => [a!, b!, c!, 2 * a! - b!]) };
    const { result } = solve(doubled);
    expect([...result.collinear]).toEqual([0, 0, 0, 1]);
    expect(result.styles[3]).toBeNaN();
    expect(result.styles[0]).toBeCloseTo(expected.cross_section.factor_returns[6]!, 12);
    expect(result.degreesOfFreedom).toBe(expected.cross_section.degrees_of_freedom);
  });

  it('leaves out a style that is constant within every industry', () => {
    const constant = {
      ...published,
      styles: published.styles.map((row, i) => [...row, published.industryOf[i]! * 0.3]),
    };
    expect([...solve(constant).result.collinear]).toEqual([0, 0, 0, 1]);
  });

  it('leaves out the only member of an industry', () => {
    const lone = { ...published, industries: 6, industryOf: published.industryOf.map((j, i) => (i === 0 ? 5 : j)) };
    const { result, packed } = solve(lone);
    expect(packed.count).toBe(59);
    expect(result.industries[5]).toBeNaN();
    expect(result.market).not.toBeNaN();
  });

  it('refuses a day with fewer than ten degrees of freedom', () => {
    const few = (count: number): PlainDay => ({
      ...published,
      returns: published.returns.slice(0, count),
      industryOf: published.industryOf.slice(0, count).map((_, i) => i % 5),
    });
    expect(solve(few(17)).solved).toBe(false);
    expect(solve(few(18)).solved).toBe(true);
  });

  it('gives one market return where there is one industry and no style', () => {
    const { result } = solve({
      ...published,
      industries: 1,
      industryOf: published.industryOf.map(() => 0),
      styles: published.styles.map(() => []),
    });
    const weighted = published.returns.reduce((sum, r, i) => sum + r * published.regressionWeights[i]!, 0);
    expect(result.market).toBeCloseTo(weighted / published.regressionWeights.reduce((a, b) => a + b, 0), 14);
    expect(Math.abs(result.industries[0]!)).toBeLessThan(1e-17);
  });

  it('does not depend on the unit of the weights', () => {
    const { result } = solve({ ...published, regressionWeights: published.regressionWeights.map((w) => 1e6 * w) });
    expect(result.market).toBeCloseTo(expected.cross_section.factor_returns[0]!, 13);
    expect(result.marketError).toBeCloseTo(expected.cross_section.standard_errors[0]!, 13);
  });
});

describe('the robust cross-section', () => {
  it('is least squares where no residual stands out', () => {
    const plain = solve(published);
    const { packed, solver } = solve(published);
    const tame = Float64Array.from(packed.returns, (_, p) => {
      let j = 0;
      while (p >= packed.offsets[j + 1]!) j++;
      return (
        plain.result.market +
        plain.result.industries[j]! +
        (p % 2 === 0 ? 0.001 : -0.001) / Math.sqrt(packed.weights[p]!)
      );
    });
    packed.returns.set(tame);
    solver.solve(packed, packed.weights);
    const market = solver.result.market;
    solveRobustly(solver, packed, newRobustRoom(packed.capacity));
    expect(solver.result.market).toBeCloseTo(market, 5);
  });

  it('is hardly moved by one wild return', () => {
    const wild = { ...published, returns: published.returns.map((value, i) => (i === 7 ? 1.5 : value)) };
    const { packed, solver, result } = solve(wild);
    const moved = Math.abs(result.market - expected.cross_section.factor_returns[0]!);
    solveRobustly(solver, packed, newRobustRoom(packed.capacity));
    expect(Math.abs(result.market - expected.cross_section.factor_returns[0]!)).toBeLessThan(0.1 * moved);
  });
});
