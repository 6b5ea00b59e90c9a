import { stepTowardsSolution } from './interior-step.ts';
import { InteriorState } from './interior-state.ts';
import { type ActiveSet, type QuadraticProgram, type QuadraticSolution } from './quadratic-program.ts';

/** Where the method ended: near the solution, on the inner side of every condition. */
export interface InteriorPoint {
  readonly solution: QuadraticSolution;
  /** The conditions that hold with equality: those whose multiplier is larger than their slack. */
  readonly active: ActiveSet;
  readonly converged: boolean;
  /** Largest residual of the scaled conditions of optimality, or mean of slack × multiplier where that is larger. */
  readonly distance: number;
}

const mostIterations = 60;
/** Residual of the scaled conditions of optimality and mean of slack × multiplier: where to stop, and what counts as converged. */
const enough = 1e-13;
const converging = 1e-9;
/** Steps without progress after which there is none to come. */
const patience = 6;

/**
 * Mehrotra's predictor–corrector method on a convex quadratic program whose variables all can move. V may be singular. The turnover
 * is split into purchases and sales, which are eliminated again: every step factorises one matrix of the size of V.
 *
 * @param yields by how much each row, and last the turnover, gives way for a unit of its multiplier; 0 = a hard condition. Where
 *   V = 0 and c = 0, conditions that give way are broken as little as possible by least squares.
 * @source Mehrotra (1992), "On the implementation of a primal–dual interior point method"; Nocedal & Wright (2006), algorithm 16.4
 */
export function interiorPoint(program: QuadraticProgram, yields?: Float64Array): InteriorPoint {
  const state = new InteriorState(program, yields ?? new Float64Array(program.rowLower.length + 1));
  let best = Infinity;
  let bestStep = 0;
  let point = { solution: solutionAt(state, 0), active: activeAt(state) };
  for (let step = 0; step <= mostIterations && step - bestStep <= patience; step++) {
    state.measure();
    const distance = Math.max(state.residual, state.gap);
    if (!Number.isFinite(distance)) break;
    if (distance < best) {
      best = distance;
      bestStep = step;
      point = { solution: solutionAt(state, step), active: activeAt(state) };
      if (distance <= enough) break;
    }
    stepTowardsSolution(state);
  }
  return { ...point, converged: best <= converging, distance: best };
}

function solutionAt(
  { n, count, x, y, multiplier, scale, program }: InteriorState,
  iterations: number,
): QuadraticSolution {
  return {
    x: x.slice(),
    rowMultipliers: y.map((value) => value / scale),
    boundMultipliers: Float64Array.from(x, (_, i) => (multiplier[n + i]! - multiplier[i]!) / scale),
    turnoverMultiplier: program.turnover ? multiplier[4 * n + 2 * count]! / scale : 0,
    iterations,
  };
}

function activeAt({ n, count, slack, multiplier, program }: InteriorState): ActiveSet {
  const { rowLower, rowUpper, turnover } = program;
  const bought = 2 * n + 2 * count;
  const sold = bought + n;
  const binds = (pair: number) => multiplier[pair]! > slack[pair]!;
  const pulled = turnover !== null && binds(sold + n);
  const variables = Int8Array.from({ length: n }, (_, i) => {
    if (binds(i)) return -1;
    if (binds(n + i)) return 1;
    return pulled && binds(bought + i) && binds(sold + i) ? 2 : 0;
  });
  return {
    variables,
    rows: Int8Array.from(rowLower, (low, k) => {
      if (low === rowUpper[k]) return 1;
      if (binds(2 * n + k)) return -1;
      return binds(2 * n + count + k) ? 1 : 0;
    }),
    turnover: pulled,
    sides: Int8Array.from(variables, (variable, i) =>
      pulled && variable === 0 ? (slack[bought + i]! >= slack[sold + i]! ? 1 : -1) : 0,
    ),
  };
}
