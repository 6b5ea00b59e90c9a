import { infeasible } from './infeasible.ts';
import { type QuadraticProgram, type QuadraticSolution } from '../numerics/quadratic-program/quadratic-program.ts';
import { solveQuadraticProgram } from '../numerics/quadratic-program/solve-quadratic-program.ts';
import { type ConstructionProblem } from './construction.ts';

/** ½·xᵀVx + cᵀx under the bounds of a construction problem; the budget is the first row. */
export function programOf(
  problem: ConstructionProblem,
  quadratic: Float64Array,
  linear: Float64Array,
): QuadraticProgram {
  const { symbols, lower, upper, budget, bounds, present, turnover } = problem;
  const size = symbols.length;
  const rows = new Float64Array((bounds.length + 1) * size);
  rows.fill(1, 0, size);
  bounds.forEach(({ coefficients }, k) => rows.set(coefficients, (k + 1) * size));
  return {
    size,
    quadratic,
    linear,
    lower,
    upper,
    rows,
    rowLower: Float64Array.from([budget, ...bounds.map((bound) => bound.lower)]),
    rowUpper: Float64Array.from([budget, ...bounds.map((bound) => bound.upper)]),
    turnover: turnover === null ? null : { origin: present, most: turnover },
  };
}

/** @throws DomainError INFEASIBLE naming the bounds that exclude each other; NOT_CONVERGED */
export function solveOrExplain(problem: ConstructionProblem, program: QuadraticProgram): QuadraticSolution {
  const { solution, conflict } = solveQuadraticProgram(program);
  if (solution) return solution;
  throw infeasible(problem, program, conflict);
}
