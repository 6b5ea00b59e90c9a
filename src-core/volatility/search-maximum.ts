import { minimiseInBox, type BoxMinimum, type SmoothFunction } from '../numerics/minimise-in-box.ts';
import { identityMatrix } from '../numerics/identity-matrix.ts';
import { type FreeCoordinates } from './free-coordinates.ts';
import { type Likelihood } from './likelihood.ts';
import { outerProducts } from './standard-errors.ts';

/** How many of the starting points are followed at most, best first. */
const mostSearches = 3;

/**
 * Follows the best starting points until one search converges inside the bounds; keeps the highest likelihood.
 *
 * @param warmStart where the maximum of nearly the same sample was: followed besides, as the likelihood of a short sample has several
 *   maxima and the nearest need not be the highest
 */
export function searchMaximum(likelihood: Likelihood, free: FreeCoordinates, warmStart?: Float64Array): BoxMinimum {
  const n = free.lower.length;
  const parameters = new Float64Array(n);
  const byParameters = new Float64Array(n);
  const objective = (x: Float64Array, gradient: Float64Array) => {
    free.toParameters(x, parameters);
    const value = likelihood.gradient(parameters, byParameters);
    free.gradientToFree(x, byParameters, gradient);
    for (let i = 0; i < n; i++) gradient[i] = -gradient[i]!;
    return -value;
  };
  let best = null as BoxMinimum | null;
  let iterations = 0;
  let evaluations = 0;
  const follow = (start: Float64Array) => {
    const rough = minimiseInBox(objective, start, free.lower, free.upper, firstCurvature(likelihood, free, start));
    const found = finish(objective, rough, free);
    iterations += found.iterations;
    evaluations += found.evaluations;
    // A value that is not a number is higher than none.
    if (best === null || found.value < best.value || Number.isNaN(best.value)) best = found;
    return found;
  };
  if (warmStart && Number.isFinite(objective(warmStart, new Float64Array(n)))) follow(warmStart);
  for (const start of ranked(likelihood, free).slice(0, mostSearches)) {
    const found = follow(start);
    if (found.converged && !found.atBound.includes(1)) break;
  }
  return { ...best!, iterations, evaluations };
}

/** The starting points by likelihood, best first. */
function ranked(likelihood: Likelihood, free: FreeCoordinates): readonly Float64Array[] {
  const parameters = new Float64Array(free.lower.length);
  return free.starts
    .map((start) => {
      free.toParameters(start, parameters);
      const value = likelihood.value(parameters);
      return { start, value: Number.isFinite(value) ? value : -Infinity };
    })
    .sort((a, b) => b.value - a.value)
    .map(({ start }) => start);
}

/**
 * Outer products of the scores in free coordinates, which estimate the curvature of the likelihood.
 *
 * @source Berndt, Hall, Hall & Hausman (1974), "Estimation and inference in nonlinear structural models"
 */
function firstCurvature(likelihood: Likelihood, free: FreeCoordinates, start: Float64Array): Float64Array {
  const n = start.length;
  const parameters = new Float64Array(n);
  free.toParameters(start, parameters);
  const products = outerProducts(likelihood.scores(parameters));
  // J·B·Jᵀ, a row and a column at a time.
  const half = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    free.gradientToFree(start, products.subarray(i * n, (i + 1) * n), half.subarray(i * n, (i + 1) * n));
  }
  const curvature = new Float64Array(n * n);
  const column = new Float64Array(n);
  const turned = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) column[i] = half[i * n + j]!;
    free.gradientToFree(start, column, turned);
    for (let i = 0; i < n; i++) curvature[i * n + j] = turned[i]!;
  }
  return curvature.every(Number.isFinite) ? curvature : identityMatrix(n);
}

/** Likelihood that another round of Newton steps has to add to be worth it; where |ε| has kinks a round may stop early. */
const worthARound = 1e-9;
const mostRounds = 6;

/** Newton steps with a differenced Hessian, for as long as they lead down: digits the quasi-Newton method leaves. */
function finish(objective: SmoothFunction, found: BoxMinimum, free: FreeCoordinates): BoxMinimum {
  let best = found;
  for (let round = 0; round < mostRounds; round++) {
    const again = minimiseInBox(objective, best.x, free.lower, free.upper, differencedHessian(objective, best, free));
    const gained = best.value - again.value;
    best = {
      ...again,
      iterations: best.iterations + again.iterations,
      evaluations: best.evaluations + again.evaluations,
    };
    if (again.converged && gained < worthARound) break;
  }
  return best;
}

const hessianStep = 1e-5;

function differencedHessian(
  objective: SmoothFunction,
  { x, gradient }: BoxMinimum,
  { lower, upper }: FreeCoordinates,
): Float64Array {
  const n = x.length;
  const hessian = new Float64Array(n * n);
  const moved = x.slice();
  const there = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    // Inward where the bound is near.
    const size = hessianStep * Math.max(0.1, Math.abs(x[j]!));
    const step = x[j]! + size > upper[j]! ? -Math.min(size, x[j]! - lower[j]!) : size;
    moved[j] = x[j]! + step;
    objective(moved, there);
    moved[j] = x[j]!;
    for (let i = 0; i < n; i++) hessian[i * n + j] = (there[i]! - gradient[i]!) / step;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const both = 0.5 * (hessian[i * n + j]! + hessian[j * n + i]!);
      hessian[i * n + j] = both;
      hessian[j * n + i] = both;
    }
  }
  return hessian.every(Number.isFinite) ? hessian : identityMatrix(n);
}
