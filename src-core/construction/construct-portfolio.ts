import { DomainError } from '../domain-error.ts';
import { productWith } from '../numerics/quadratic-program/solve-on-active-set.ts';
import { type QuadraticSolution } from '../numerics/quadratic-program/quadratic-program.ts';
import { type Warning } from '../warning.ts';
import { checkProblem } from './check-problem.ts';
import {
  type BindingBound,
  type ConstructedPortfolio,
  type ConstructionGoal,
  type ConstructionProblem,
} from './construction.ts';
import { maximumDiversification } from './maximum-diversification.ts';
import { programOf, solveOrExplain } from './program-of.ts';
import { riskParity } from './risk-parity.ts';

/** What a goal gives: weights, and the multipliers where a quadratic program found them. */
interface Found {
  readonly weights: Float64Array;
  readonly solution: QuadraticSolution | null;
  /** Change of the goal's figure for a unit of the program's multipliers. */
  readonly perMultiplier: number;
  readonly warnings: readonly Warning[];
}

/** A multiplier below this share of the largest variance is rounding: the bound is met, but holds nothing back. */
const negligible = 1e-10;

const goals: Readonly<Record<ConstructionGoal, (problem: ConstructionProblem) => Found>> = {
  'minimum-variance': (problem) => byProgram(problem, new Float64Array(problem.symbols.length)),
  'minimum-tracking-error': (problem) => {
    if (problem.benchmark === null) {
      throw new DomainError('INVALID_INPUT', 'Tracking needs the weights of a benchmark', {
        remedy: 'Choose a benchmark that is known by its weights',
      });
    }
    const size = problem.symbols.length;
    const pull = productWith(problem.covariance, size, problem.benchmark, new Float64Array(size));
    return byProgram(
      problem,
      pull.map((value) => -value),
    );
  },
  'risk-parity': (problem) => ({ ...riskParity(problem), solution: null, perMultiplier: 0 }),
  'maximum-diversification': (problem) => ({ ...maximumDiversification(problem), warnings: [] }),
};

/**
 * Target weights for a goal under bounds.
 *
 * @throws DomainError INVALID_INPUT; INFEASIBLE naming the bounds that exclude each other; NOT_CONVERGED
 * @source minimum variance: Markowitz (1952); others: see their files
 */
export function constructPortfolio(goal: ConstructionGoal, problem: ConstructionProblem): ConstructedPortfolio {
  checkProblem(problem);
  const { weights, solution, perMultiplier, warnings } = goals[goal](problem);
  const { covariance, symbols, benchmark, present } = problem;
  const size = symbols.length;
  const product = productWith(covariance, size, weights, new Float64Array(size));
  let variance = 0;
  let deviations = 0;
  let turnover = 0;
  for (let i = 0; i < size; i++) {
    variance += weights[i]! * product[i]!;
    deviations += weights[i]! * Math.sqrt(Math.max(0, covariance[i * size + i]!));
    turnover += Math.abs(weights[i]! - present[i]!);
  }
  return {
    weights,
    variance,
    trackingVariance:
      benchmark &&
      formOf(
        covariance,
        weights.map((weight, i) => weight - benchmark[i]!),
      ),
    diversificationRatio: variance > 0 ? deviations / Math.sqrt(variance) : 1,
    riskShares: weights.map((weight, i) => (variance > 0 ? (weight * product[i]!) / variance : 0)),
    turnover,
    binding: solution === null ? [] : bindingBounds(problem, solution, perMultiplier),
    warnings,
  };
}

function byProgram(problem: ConstructionProblem, linear: Float64Array): Found {
  const solution = solveOrExplain(problem, programOf(problem, problem.covariance, linear));
  // The program's objective is half the variance.
  return { weights: solution.x, solution, perMultiplier: 2, warnings: [] };
}

/** wᵀVw. */
function formOf(covariance: Float64Array, weights: Float64Array): number {
  const product = productWith(covariance, weights.length, weights, new Float64Array(weights.length));
  return weights.reduce((sum, weight, i) => sum + weight * product[i]!, 0);
}

/** The bounds that hold the solution back, the one that costs most first, with the gain for each unit they give way. */
function bindingBounds(
  problem: ConstructionProblem,
  solution: QuadraticSolution,
  perMultiplier: number,
): readonly BindingBound[] {
  const { symbols, covariance, bounds, turnover } = problem;
  const size = symbols.length;
  const largest = symbols.reduce((most, _, i) => Math.max(most, covariance[i * size + i]!), 0);
  const found: BindingBound[] = [];
  const add = (label: string, multiplier: number) => {
    const cost = Math.abs(multiplier);
    if (cost > negligible * largest) found.push({ label, multiplier: perMultiplier * cost });
  };
  bounds.forEach(({ label }, k) => add(label, solution.rowMultipliers[k + 1]!));
  if (turnover !== null) add('Turnover', solution.turnoverMultiplier);
  symbols.forEach((symbol, i) => {
    const multiplier = solution.boundMultipliers[i]!;
    add(`${symbol} at its ${multiplier > 0 ? 'upper' : 'lower'} bound`, multiplier);
  });
  return found.sort((a, b) => b.multiplier - a.multiplier);
}
