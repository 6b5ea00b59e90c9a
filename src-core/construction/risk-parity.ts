import { DomainError } from '../domain-error.ts';
import { productWith } from '../numerics/quadratic-program/solve-on-active-set.ts';
import { type Warning } from '../warning.ts';
import { type ConstructionProblem } from './construction.ts';
import { programOf, solveOrExplain } from './program-of.ts';

const mostRounds = 500;
/** Largest relative difference of a risk contribution from its aim. */
const accuracy = 1e-13;
const bindingAccuracy = 1e-10;
const zero = (size: number) => new Float64Array(size);

/**
 * Weights whose contributions to variance are all equal; where bounds do not allow that, the weights within the bounds whose
 * contributions come closest to it by least squares, and a warning that says so.
 *
 * @throws DomainError INVALID_INPUT for a security without variance; INFEASIBLE; NOT_CONVERGED
 * @source Spinu (2013), "An algorithm for computing risk parity weights"; cyclic form: Griveau-Billion, Richard & Roncalli (2013);
 *   with bounds: Feng & Palomar (2015), "SCRIP: successive convex optimization methods for risk parity portfolio design"
 */
export function riskParity(problem: ConstructionProblem): {
  readonly weights: Float64Array;
  readonly warnings: readonly Warning[];
} {
  const { symbols, covariance, budget } = problem;
  const size = symbols.length;
  for (let i = 0; i < size; i++) {
    if (!(covariance[i * size + i]! > 0)) {
      throw new DomainError(
        'INVALID_INPUT',
        `${symbols[i]!} has no variance: it cannot carry an equal share of the risk`,
        {
          remedy: 'Exclude it',
        },
      );
    }
  }
  const allowed = [...problem.upper.keys()].filter((i) => problem.upper[i]! > 0);
  const unbounded = zero(size);
  equalContributions(covariance, size, allowed).forEach((weight, k) => (unbounded[allowed[k]!] = weight * budget));
  if (meetsBounds(problem, unbounded)) return { weights: unbounded, warnings: [] };
  const weights = closestToParity(problem, unbounded, allowed);
  return {
    weights,
    warnings: [
      {
        code: 'UNEQUAL_RISK',
        message: 'The bounds do not allow equal risk contributions; these come closest to them by least squares',
      },
    ],
  };
}

/**
 * Minimises ½·xᵀVx − Σ ln xᵢ one coordinate at a time, each exactly: xᵢ solves Vᵢᵢ·x² + b·x − 1 = 0. At the minimum xᵢ·(Vx)ᵢ = 1
 * for all i; scaling to a sum of 1 leaves contributions equal.
 */
function equalContributions(covariance: Float64Array, size: number, allowed: readonly number[]): Float64Array {
  const count = allowed.length;
  const x = Float64Array.from(allowed, (i) => 1 / Math.sqrt(covariance[i * size + i]! * count));
  const product = zero(count);
  const refresh = () => {
    for (let a = 0; a < count; a++) {
      let sum = 0;
      for (let b = 0; b < count; b++) sum += covariance[allowed[a]! * size + allowed[b]!]! * x[b]!;
      product[a] = sum;
    }
  };
  refresh();
  for (let round = 0; round < mostRounds; round++) {
    for (let a = 0; a < count; a++) {
      const row = allowed[a]! * size;
      const own = covariance[row + allowed[a]!]!;
      const rest = product[a]! - own * x[a]!;
      const root = Math.sqrt(rest * rest + 4 * own);
      // The positive root, in the form that does not cancel.
      const value = rest > 0 ? 2 / (rest + root) : (root - rest) / (2 * own);
      const change = value - x[a]!;
      if (change === 0) continue;
      x[a] = value;
      for (let b = 0; b < count; b++) product[b]! += covariance[row + allowed[b]!]! * change;
    }
    refresh();
    let worst = 0;
    for (let a = 0; a < count; a++) worst = Math.max(worst, Math.abs(x[a]! * product[a]! - 1));
    if (worst < accuracy) break;
  }
  const total = x.reduce((sum, value) => sum + value, 0);
  return x.map((value) => value / total);
}

function meetsBounds({ lower, upper, bounds, present, turnover }: ConstructionProblem, weights: Float64Array): boolean {
  const inside = (value: number, low: number, high: number) => value >= low - 1e-12 && value <= high + 1e-12;
  if (!weights.every((weight, i) => inside(weight, lower[i]!, upper[i]!))) return false;
  const held = bounds.every((bound) =>
    inside(
      weights.reduce((sum, weight, i) => sum + weight * bound.coefficients[i]!, 0),
      bound.lower,
      bound.upper,
    ),
  );
  const moved = weights.reduce((sum, weight, i) => sum + Math.abs(weight - present[i]!), 0);
  return held && (turnover === null || moved <= turnover + 1e-12);
}

/** Successive convex programs: contributions, as shares of variance less their aim, are made linear where the weights stand. */
function closestToParity(problem: ConstructionProblem, start: Float64Array, allowed: readonly number[]): Float64Array {
  const { covariance, symbols } = problem;
  const size = symbols.length;
  const aim = 1 / allowed.length;
  const least = (weights: Float64Array) => {
    const product = productWith(covariance, size, weights, zero(size));
    let variance = 0;
    for (let i = 0; i < size; i++) variance += weights[i]! * product[i]!;
    let sum = 0;
    for (const i of allowed) sum += ((weights[i]! * product[i]!) / variance - aim) ** 2;
    return { product, variance, value: sum };
  };
  // The nearest allowed weights to begin with.
  const identity = zero(size * size);
  for (let i = 0; i < size; i++) identity[i * size + i] = 1;
  let weights = solveOrExplain(
    problem,
    programOf(
      problem,
      identity,
      start.map((value) => -value),
    ),
  ).x;
  let at = least(weights);
  for (let round = 0; round < mostRounds; round++) {
    const jacobian = zero(size * size);
    for (let i = 0; i < size; i++) {
      const share = (weights[i]! * at.product[i]!) / at.variance;
      for (let j = 0; j < size; j++) {
        jacobian[i * size + j] =
          (weights[i]! * covariance[i * size + j]! + (i === j ? at.product[i]! : 0)) / at.variance -
          (2 * share * at.product[j]!) / at.variance;
      }
    }
    const normal = zero(size * size);
    const gradient = zero(size);
    for (const i of allowed) {
      const residual = (weights[i]! * at.product[i]!) / at.variance - aim;
      for (let a = 0; a < size; a++) {
        const left = jacobian[i * size + a]!;
        if (left === 0) continue;
        gradient[a]! += left * residual;
        for (let b = 0; b < size; b++) normal[a * size + b]! += left * jacobian[i * size + b]!;
      }
    }
    let trace = 0;
    for (let i = 0; i < size; i++) trace += normal[i * size + i]!;
    for (let i = 0; i < size; i++) normal[i * size + i]! += (1e-6 * trace) / size;
    const linear = productWith(normal, size, weights, zero(size)).map((value, i) => gradient[i]! - value);
    const target = solveOrExplain(problem, programOf(problem, normal, linear)).x;
    let step = 1;
    let moved = weights;
    let there = at;
    for (let halving = 0; halving < 40; halving++, step /= 2) {
      moved = weights.map((weight, i) => weight + step * (target[i]! - weight));
      there = least(moved);
      if (there.value < at.value) break;
    }
    const gained = at.value - there.value;
    if (!(gained > 0)) break;
    weights = moved;
    at = there;
    if (gained < bindingAccuracy * Math.max(at.value, 1e-12)) break;
  }
  return weights;
}
