import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QuadraticProgram } from '../../../../src-core/numerics/quadratic-program/quadratic-program.ts';
import { solveQuadraticProgram } from '../../../../src-core/numerics/quadratic-program/solve-quadratic-program.ts';
import { errorOf } from '../../error-of.ts';
import { bestOfAllActiveSets } from './all-active-sets.ts';
import { dualityGap, infeasibility, objective } from './optimality.ts';
import { randomProgram } from './random-program.ts';

const solutionOf = (program: QuadraticProgram) => solveQuadraticProgram(program).solution;

/** The program with its variables in another order. */
function permuted(program: QuadraticProgram, order: readonly number[]): QuadraticProgram {
  const { size, quadratic, rows, rowLower, turnover } = program;
  const pick = (values: Float64Array) => Float64Array.from(order, (i) => values[i]!);
  return {
    ...program,
    quadratic: Float64Array.from(order.flatMap((i) => order.map((j) => quadratic[i * size + j]!))),
    linear: pick(program.linear),
    lower: pick(program.lower),
    upper: pick(program.upper),
    rows: Float64Array.from([...rowLower.keys()].flatMap((k) => order.map((i) => rows[k * size + i]!))),
    turnover: turnover && { origin: pick(turnover.origin), most: turnover.most },
  };
}

describe('the solution of a quadratic program', () => {
  it('meets every condition and is proven best by its multipliers', () => {
    fc.assert(
      fc.property(randomProgram(12), (program) => {
        const solution = solutionOf(program);
        if (solution === null) return;
        expect(infeasibility(program, solution.x)).toBeLessThan(1e-9);
        const { gap, slope } = dualityGap(program, solution);
        const scale = 1 + Math.max(...program.quadratic);
        expect(slope).toBeLessThan(1e-8 * scale);
        expect(Math.abs(gap)).toBeLessThan(1e-8 * scale);
      }),
      { numRuns: 600 },
    );
  });

  it('is that of trying all active sets, and is missing where none of them will do', () => {
    fc.assert(
      fc.property(randomProgram(4, false), (program) => {
        fc.pre(program.turnover === null);
        const solution = solutionOf(program);
        const best = bestOfAllActiveSets(program);
        expect(solution === null).toBe(best === null);
        if (solution && best) solution.x.forEach((value, i) => expect(Math.abs(value - best[i]!)).toBeLessThan(1e-9));
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of the variables', () => {
    fc.assert(
      fc.property(randomProgram(9, false), fc.infiniteStream(fc.nat()), (program, keys) => {
        const random = [...program.linear.keys()].map((i) => [keys.next().value as number, i] as const);
        const order = random.sort((a, b) => a[0] - b[0]).map(([, i]) => i);
        const one = solutionOf(program);
        const other = solutionOf(permuted(program, order));
        expect(one === null).toBe(other === null);
        if (one && other) order.forEach((i, a) => expect(Math.abs(one.x[i]! - other.x[a]!)).toBeLessThan(1e-8));
      }),
    );
  });

  it('does not depend on the unit of the objective, whose multipliers follow it', () => {
    fc.assert(
      fc.property(randomProgram(8, false), fc.constantFrom(1e-8, 1e-3, 1e5), (program, unit) => {
        const scaled = {
          ...program,
          quadratic: program.quadratic.map((value) => value * unit),
          linear: program.linear.map((value) => value * unit),
        };
        const one = solutionOf(program);
        const other = solutionOf(scaled);
        expect(one === null).toBe(other === null);
        if (one && other) one.x.forEach((value, i) => expect(Math.abs(value - other.x[i]!)).toBeLessThan(1e-8));
      }),
    );
  });

  it('never gets better by one condition more', () => {
    fc.assert(
      fc.property(randomProgram(8), (program) => {
        const looser = {
          ...program,
          rows: program.rows.slice(0, program.size),
          rowLower: program.rowLower.slice(0, 1),
          rowUpper: program.rowUpper.slice(0, 1),
        };
        const tight = solutionOf(program);
        if (tight === null) return;
        expect(objective(looser, solutionOf(looser)!.x)).toBeLessThanOrEqual(objective(program, tight.x) + 1e-8);
      }),
      { numRuns: 200 },
    );
  });

  it('shares evenly among variables that are the same', () => {
    const n = 6;
    const { x } = solutionOf({
      size: n,
      quadratic: new Float64Array(n * n).fill(2),
      linear: new Float64Array(n),
      lower: new Float64Array(n),
      upper: new Float64Array(n).fill(1),
      rows: new Float64Array(n).fill(1),
      rowLower: Float64Array.of(1),
      rowUpper: Float64Array.of(1),
      turnover: null,
    })!;
    x.forEach((value) => expect(value).toBeCloseTo(1 / n, 7));
  });

  it('stays where it is without any turnover', () => {
    const origin = Float64Array.of(0.7, 0.3);
    const program = {
      size: 2,
      quadratic: Float64Array.of(4, 0, 0, 1),
      linear: new Float64Array(2),
      lower: new Float64Array(2),
      upper: new Float64Array(2).fill(1),
      rows: Float64Array.of(1, 1),
      rowLower: Float64Array.of(1),
      rowUpper: Float64Array.of(1),
      turnover: { origin, most: 0 },
    };
    expect(solutionOf(program)!.x).toEqual(origin);
  });
});

describe('a program without solution', () => {
  const program: QuadraticProgram = {
    size: 3,
    quadratic: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
    linear: new Float64Array(3),
    lower: new Float64Array(3),
    upper: Float64Array.of(1, 1, 0.2),
    rows: Float64Array.of(1, 1, 1, 1, 1, 0, 0, 1, 0),
    rowLower: Float64Array.of(1, -Infinity, -Infinity),
    rowUpper: Float64Array.of(1, 0.5, 0.9),
    turnover: null,
  };

  it('names the conditions that exclude each other, and no other', () => {
    const { conflict } = solveQuadraticProgram(program);
    expect(conflict).toEqual({ rows: [0, 1], lower: [], upper: [2], turnover: false });
  });

  it('names the turnover where it is too small', () => {
    const turnover = { origin: Float64Array.of(0, 0.9, 0.1), most: 0.3 };
    const wide = { ...program, rowUpper: Float64Array.of(1, 1, 0.5) };
    expect(solveQuadraticProgram({ ...wide, turnover }).conflict).toMatchObject({ rows: [0, 2], turnover: true });
    expect(solveQuadraticProgram({ ...wide, turnover: { ...turnover, most: 0.81 } }).conflict).toBeNull();
  });

  it('is told apart from one that falls without end', () => {
    const free = {
      ...program,
      quadratic: new Float64Array(9),
      linear: Float64Array.of(1, -1, 0),
      lower: new Float64Array(3).fill(-Infinity),
      upper: new Float64Array(3).fill(Infinity),
      rowUpper: Float64Array.of(1, Infinity, Infinity),
    };
    expect(errorOf(() => solveQuadraticProgram(free)).code).toBe('NOT_CONVERGED');
  });

  it('refuses a form that is not convex', () => {
    const saddle = {
      ...program,
      quadratic: Float64Array.of(1, 3, 0, 3, 1, 0, 0, 0, 1),
      rowUpper: Float64Array.of(1, 1, 1),
    };
    expect(errorOf(() => solveQuadraticProgram(saddle)).code).toBe('NOT_POSITIVE_DEFINITE');
  });
});
