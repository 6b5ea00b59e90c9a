import { DomainError } from '../../domain-error.ts';
import { productWith } from './solve-on-active-set.ts';
import { type ActiveSet, type QuadraticProgram, type QuadraticSolution } from './quadratic-program.ts';
import { refineActiveSet } from './refine-active-set.ts';
import { Splitting, type Conflict } from './splitting.ts';

/** A program without solution carries the conditions that exclude each other. */
export type QuadraticOutcome =
  | { readonly solution: QuadraticSolution; readonly conflict: null }
  | { readonly solution: null; readonly conflict: Conflict };

const directRounds = 60;
const refiningRounds = 40;
const splittingRounds = 120;

/**
 * Solves a convex quadratic program exactly: a primal–dual active-set method from a guess; where that goes round in circles, an
 * alternating direction method finds a better guess or proves that there is no solution. A solution satisfies the conditions of
 * optimality to rounding, whichever way it was found.
 *
 * @param start active set to start from, such as that of a similar program
 * @throws DomainError NOT_CONVERGED
 */
export function solveQuadraticProgram(program: QuadraticProgram, start?: ActiveSet): QuadraticOutcome {
  const direct = refineActiveSet(program, start ?? firstGuess(program), directRounds);
  if (direct) return { solution: direct, conflict: null };
  const splitting = new Splitting(program);
  for (let round = 0; round < splittingRounds; round++) {
    const conflict = splitting.advance();
    if (conflict) return { solution: null, conflict };
    const refined = refineActiveSet(program, splitting.guess(), refiningRounds);
    if (refined) return { solution: refined, conflict: null };
  }
  throw new DomainError('NOT_CONVERGED', 'The quadratic program was not solved to the accuracy asked for', {
    remedy: 'Loosen bounds that nearly exclude each other',
  });
}

/**
 * The third of the variables whose gradient at an even portfolio is lowest is free, the others rest at their lower bounds: a
 * start from which few corrections are needed when most weights end at a bound.
 */
function firstGuess(program: QuadraticProgram): ActiveSet {
  const { size, quadratic, linear, lower, upper, rowLower, rowUpper } = program;
  const even = Float64Array.from(lower, (low, i) => Math.min(upper[i]!, Math.max(low, 1 / size)));
  const gradient = productWith(quadratic, size, even, linear);
  const order = Int32Array.from(gradient.keys()).sort((a, b) => gradient[a]! - gradient[b]! || a - b);
  const variables = new Int8Array(size);
  const free = Math.max(Math.min(size, 10), Math.ceil(size / 3));
  for (let place = free; place < size; place++) {
    const i = order[place]!;
    if (Number.isFinite(lower[i]!)) variables[i] = -1;
  }
  return {
    variables,
    rows: Int8Array.from(rowLower, (low, row) => (low === rowUpper[row] ? 1 : 0)),
    turnover: false,
    sides: new Int8Array(size),
  };
}
