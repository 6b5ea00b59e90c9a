import { DomainError } from '../../domain-error.ts';
import { findConflict } from './conflict.ts';
import { firstGuess } from './first-guess.ts';
import { interiorPoint, type InteriorPoint } from './interior-point.ts';
import {
  type ActiveSet,
  type QuadraticOutcome,
  type QuadraticProgram,
  type QuadraticSolution,
} from './quadratic-program.ts';
import { refineActiveSet, type Refined } from './refine-active-set.ts';
import { productWith } from './solve-on-active-set.ts';
import { shrinkTurnover } from './shrink-turnover.ts';
import { standStill } from './stand-still.ts';
import { withoutFixedVariables } from './without-fixed-variables.ts';

const directRounds = 40;
const refiningRounds = 20;
const softness = 1e-7;

/**
 * Solves a convex quadratic program exactly: a primal–dual active-set method from a guess; where that goes round in circles, an
 * interior-point method finds the active set, which is then solved exactly. A solution satisfies the conditions of optimality to
 * rounding, whichever way it was found. Where V is singular and several x are best, one of them is returned.
 *
 * @param start active set to start from, such as that of a similar program
 * @throws DomainError NOT_CONVERGED, for instance where the objective falls without end
 */
export function solveQuadraticProgram(program: QuadraticProgram, start?: ActiveSet): QuadraticOutcome {
  if (program.turnover?.most === 0) return standStill(program, program.turnover.origin);
  const direct = byActiveSets(program, start ?? firstGuess(program));
  if (direct) return { solution: direct.solution, conflict: null };
  const inner = fromInside(program);
  if (inner) return { solution: inner, conflict: null };
  const conflict = findConflict(program);
  if (conflict) return { solution: null, conflict };
  throw new DomainError('NOT_CONVERGED', 'The quadratic program was not solved to the accuracy asked for', {
    remedy: 'Loosen bounds that nearly exclude each other, and bound every variable',
  });
}

/** The solution by way of active sets alone; null where they go round in circles. */
function byActiveSets(program: QuadraticProgram, start: ActiveSet): Refined | null {
  const free = refineActiveSet({ ...program, turnover: null }, start, directRounds);
  return program.turnover === null || free === null ? free : shrinkTurnover(program, free);
}

/** The solution by way of an interior point; null where that does not converge. */
function fromInside(program: QuadraticProgram): QuadraticSolution | null {
  const { program: reduced, moving } = withoutFixedVariables(program);
  if (reduced.turnover && !(reduced.turnover.most > 0)) return null;
  const whole = (point: InteriorPoint) => onWholeProgram(program, point, moving);
  const hard = whole(interiorPoint(reduced));
  const refined = refineActiveSet(program, hard.active, refiningRounds);
  if (refined) return refined.solution;
  // Conditions that only one point meets leave no inside; that they give way a little makes one, for the sake of the guess.
  const soft = whole(interiorPoint(reduced, new Float64Array(reduced.rowLower.length + 1).fill(softness)));
  const again = refineActiveSet(program, soft.active, refiningRounds);
  if (again) return again.solution;
  return hard.converged ? { ...hard.solution, boundMultipliers: withFixed(program, hard.solution) } : null;
}

/** A point of the reduced program as one of the whole program. */
function onWholeProgram(program: QuadraticProgram, point: InteriorPoint, moving: Int32Array): InteriorPoint {
  const { active, solution } = point;
  const variables = new Int8Array(program.size).fill(-1);
  const sides = new Int8Array(program.size);
  const x = program.lower.slice();
  const boundMultipliers = new Float64Array(program.size);
  moving.forEach((i, a) => {
    variables[i] = active.variables[a]!;
    sides[i] = active.sides[a]!;
    x[i] = solution.x[a]!;
    boundMultipliers[i] = solution.boundMultipliers[a]!;
  });
  return { ...point, active: { ...active, variables, sides }, solution: { ...solution, x, boundMultipliers } };
}

/** Multipliers of all bounds, those of the fixed variables from the conditions of optimality. */
function withFixed(program: QuadraticProgram, solution: QuadraticSolution): Float64Array {
  const { size, quadratic, linear, lower, upper, rows, turnover } = program;
  const { x, rowMultipliers, boundMultipliers, turnoverMultiplier } = solution;
  const gradient = productWith(quadratic, size, x, linear);
  return boundMultipliers.map((multiplier, i) => {
    if (lower[i]! < upper[i]!) return multiplier;
    let sum = gradient[i]!;
    rowMultipliers.forEach((value, k) => (sum += value * rows[k * size + i]!));
    const away = turnover ? x[i]! - turnover.origin[i]! : 0;
    if (away !== 0) return -sum - turnoverMultiplier * Math.sign(away);
    return -Math.sign(sum) * Math.max(0, Math.abs(sum) - turnoverMultiplier);
  });
}
