import { DomainError } from '../domain-error.ts';
import { productWith } from '../numerics/quadratic-program/solve-on-active-set.ts';
import { type QuadraticSolution } from '../numerics/quadratic-program/quadratic-program.ts';
import { type ConstructionProblem } from './construction.ts';
import { programOf, solveOrExplain } from './program-of.ts';

const mostRounds = 200;
const accuracy = 1e-14;

/** The weights, the program they solve, and what its multipliers grow by to be those of the ratio. */
export interface MostDiversified {
  readonly weights: Float64Array;
  readonly solution: QuadraticSolution;
  readonly perMultiplier: number;
}

/**
 * Weights of the highest diversification ratio Σ w·σ ÷ σ_portfolio under the bounds.
 *
 * At the optimum w minimises ½·wᵀVw − θ·σᵀw under the same bounds, with θ = wᵀVw ÷ σᵀw. θ is found as the root of that equation,
 * by secant steps from the fixed point; each step is an exact quadratic program.
 *
 * @throws DomainError INFEASIBLE; NOT_CONVERGED
 * @source Choueifaty & Coignard (2008), "Toward maximum diversification"; the parametric form: Dinkelbach (1967)
 */
export function maximumDiversification(problem: ConstructionProblem): MostDiversified {
  const { covariance, symbols } = problem;
  const size = symbols.length;
  const deviation = Float64Array.from(symbols, (_, i) => Math.sqrt(Math.max(0, covariance[i * size + i]!)));
  const solve = (theta: number) => {
    const solution = solveOrExplain(
      problem,
      programOf(
        problem,
        covariance,
        deviation.map((sd) => -theta * sd),
      ),
    );
    const weights = solution.x;
    const product = productWith(covariance, size, weights, new Float64Array(size));
    let variance = 0;
    let sum = 0;
    for (let i = 0; i < size; i++) {
      variance += weights[i]! * product[i]!;
      sum += weights[i]! * deviation[i]!;
    }
    if (!(sum > 0 && variance > 0)) {
      throw new DomainError('INVALID_INPUT', 'The securities have no risk to diversify', {
        remedy: 'Check the returns behind the covariances',
      });
    }
    // The ratio's slope is that of the program times −Σw·σ ÷ σ_portfolio³.
    return { weights, solution, wanted: variance / sum, perMultiplier: sum / variance ** 1.5 };
  };
  let theta = 0;
  let at = solve(theta);
  let before: { readonly theta: number; readonly error: number } | null = null;
  for (let round = 0; round < mostRounds; round++) {
    const error = at.wanted - theta;
    if (Math.abs(error) <= accuracy * at.wanted) return at;
    // The secant of the equation's error; without one, or where it leaps, the fixed point.
    let next = at.wanted;
    if (before !== null && error !== before.error) {
      const secant = theta - (error * (theta - before.theta)) / (error - before.error);
      if (secant > 0 && secant < 10 * at.wanted) next = secant;
    }
    before = { theta, error };
    theta = next;
    at = solve(theta);
  }
  throw new DomainError('NOT_CONVERGED', 'The search for the most diversified portfolio did not converge', {
    remedy: 'Loosen the bounds',
  });
}
