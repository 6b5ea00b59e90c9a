import { DomainError } from '../domain-error.ts';
import { type Conflict } from '../numerics/quadratic-program/conflict.ts';
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

/** @throws DomainError INFEASIBLE naming the bounds that exclude each other */
export function solveOrExplain(problem: ConstructionProblem, program: QuadraticProgram): QuadraticSolution {
  const { solution, conflict } = solveQuadraticProgram(program);
  if (solution) return solution;
  throw infeasible(problem, conflict);
}

const namesShown = 5;
const percent = (share: number) => `${Number((share * 100).toFixed(4))} %`;

function infeasible(problem: ConstructionProblem, { rows, lower, upper, turnover }: Conflict): DomainError {
  const { symbols, budget, bounds } = problem;
  const parts: string[] = [];
  if (rows.includes(0)) parts.push(`weights that add up to ${percent(budget)}`);
  for (const row of rows) if (row > 0) parts.push(bounds[row - 1]!.label);
  const limited = (indices: readonly number[], word: string, limits: Float64Array) => {
    if (indices.length === 0) return;
    const sum = indices.reduce((total, i) => total + limits[i]!, 0);
    const shown = indices.slice(0, namesShown).map((i) => symbols[i]!);
    const names =
      indices.length > namesShown ? `${shown.join(', ')} and ${indices.length - namesShown} more` : shown.join(', ');
    parts.push(`the ${word} bounds of ${names} (${percent(sum)} in all)`);
  };
  limited(upper, 'upper', problem.upper);
  limited(lower, 'lower', problem.lower);
  if (turnover) parts.push(`turnover of at most ${percent(problem.turnover!)}`);
  return new DomainError('INFEASIBLE', `No portfolio meets all bounds; these exclude each other: ${parts.join('; ')}`, {
    kept: 'Nothing was changed',
    remedy: 'Loosen one of them',
  });
}
