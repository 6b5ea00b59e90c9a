/** A smooth function of a few variables. */
export interface SmoothFunction {
  /** Value at `x`; writes the gradient into `gradient`. May return NaN or Infinity where the function is not defined. */
  (x: Float64Array, gradient: Float64Array): number;
}

export interface BoxMinimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** 1 where a bound holds the variable. */
  readonly atBound: Uint8Array;
  readonly converged: boolean;
  readonly iterations: number;
  readonly evaluations: number;
}

const mostIterations = 200;
const mostHalvings = 14;
const armijo = 1e-4;
/** Steps that promise less than this share of the value are rounding. */
const promisedShare = 1e-13;

/**
 * Minimises a smooth function within bounds by a projected quasi-Newton method: variables at a bound that push outward rest,
 * the others take a BFGS step, which is bent along the bounds.
 *
 * Made for few variables (likelihoods): the Hessian's approximation is kept as a whole matrix.
 *
 * @param start within the bounds
 * @param hessian n × n, row by row, positive definite: a first idea of the curvature; not changed
 * @source Bertsekas (1982), "Projected Newton methods for optimization problems with simple constraints"; damped update:
 *   Nocedal & Wright (2006), procedure 18.2
 */
export function minimiseInBox(
  evaluate: SmoothFunction,
  start: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  hessian: Float64Array,
): BoxMinimum {
  const n = start.length;
  const curvature = hessian.slice();
  let x = start.slice();
  let gradient = new Float64Array(n);
  let trial = new Float64Array(n);
  let trialGradient = new Float64Array(n);
  const step = new Float64Array(n);
  const resting = new Uint8Array(n);
  let value = evaluate(x, gradient);
  let evaluations = 1;
  let iterations = 0;
  let converged = false;

  for (; iterations < mostIterations; iterations++) {
    for (let i = 0; i < n; i++) {
      resting[i] = (x[i]! <= lower[i]! && gradient[i]! > 0) || (x[i]! >= upper[i]! && gradient[i]! < 0) ? 1 : 0;
    }
    if (!newtonStep(curvature, gradient, resting, step)) {
      setToDiagonal(curvature, n);
      newtonStep(curvature, gradient, resting, step);
    }
    let slope = 0;
    for (let i = 0; i < n; i++) slope += gradient[i]! * step[i]!;
    if (!(-slope > promisedShare * (Math.abs(value) + 1))) {
      converged = Number.isFinite(value);
      break;
    }
    // The step is bent at the bounds; the slope that counts is that of the way really gone.
    let length = 1;
    let accepted = false;
    for (let halving = 0; halving < mostHalvings; halving++, length *= halving < 3 ? 0.4 : 0.15) {
      let promised = 0;
      for (let i = 0; i < n; i++) {
        trial[i] = Math.min(upper[i]!, Math.max(lower[i]!, x[i]! + length * step[i]!));
        promised += gradient[i]! * (trial[i]! - x[i]!);
      }
      const trialValue = evaluate(trial, trialGradient);
      evaluations++;
      if (trialValue <= value + armijo * promised) {
        accepted = promised < 0;
        updateCurvature(curvature, x, trial, gradient, trialGradient);
        [x, trial] = [trial, x];
        [gradient, trialGradient] = [trialGradient, gradient];
        value = trialValue;
        break;
      }
    }
    if (!accepted) {
      // No way down at the resolution of doubles: a minimum if the promise was small anyway.
      converged = -slope <= 1e-7 * (Math.abs(value) + 1);
      break;
    }
  }
  const atBound = Uint8Array.from(x, (at, i) => (at <= lower[i]! || at >= upper[i]! ? 1 : 0));
  return { x, value, gradient, atBound, converged, iterations, evaluations };
}

/** step = −B⁻¹·g on the variables that move, 0 on those that rest; false where B is not positive definite there. */
function newtonStep(curvature: Float64Array, gradient: Float64Array, resting: Uint8Array, step: Float64Array): boolean {
  const n = gradient.length;
  const moving: number[] = [];
  for (let i = 0; i < n; i++) {
    step[i] = 0;
    if (resting[i] === 0) moving.push(i);
  }
  const m = moving.length;
  const factor = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = curvature[moving[a]! * n + moving[b]!]!;
      for (let k = 0; k < b; k++) sum -= factor[a * m + k]! * factor[b * m + k]!;
      if (a === b) {
        if (!(sum > 0)) return false;
        factor[a * m + a] = Math.sqrt(sum);
      } else factor[a * m + b] = sum / factor[b * m + b]!;
    }
  }
  const solution = new Float64Array(m);
  for (let a = 0; a < m; a++) {
    let sum = -gradient[moving[a]!]!;
    for (let k = 0; k < a; k++) sum -= factor[a * m + k]! * solution[k]!;
    solution[a] = sum / factor[a * m + a]!;
  }
  for (let a = m - 1; a >= 0; a--) {
    let sum = solution[a]!;
    for (let k = a + 1; k < m; k++) sum -= factor[k * m + a]! * solution[k]!;
    solution[a] = sum / factor[a * m + a]!;
    step[moving[a]!] = solution[a]!;
  }
  return true;
}

function setToDiagonal(matrix: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i !== j) matrix[i * n + j] = 0;
      else if (!(matrix[i * n + i]! > 0)) matrix[i * n + i] = 1;
    }
  }
}

/** Powell's damped BFGS update, which stays positive definite where the function is not convex. */
function updateCurvature(
  curvature: Float64Array,
  from: Float64Array,
  to: Float64Array,
  gradientFrom: Float64Array,
  gradientTo: Float64Array,
): void {
  const n = from.length;
  const move = new Float64Array(n);
  const turned = new Float64Array(n);
  let secant = 0;
  let quadratic = 0;
  for (let i = 0; i < n; i++) move[i] = to[i]! - from[i]!;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) turned[i]! += curvature[i * n + j]! * move[j]!;
    secant += move[i]! * (gradientTo[i]! - gradientFrom[i]!);
    quadratic += move[i]! * turned[i]!;
  }
  if (!(quadratic > 0)) return;
  const share = secant >= 0.2 * quadratic ? 1 : (0.8 * quadratic) / (quadratic - secant);
  const change = new Float64Array(n);
  let product = 0;
  for (let i = 0; i < n; i++) {
    change[i] = share * (gradientTo[i]! - gradientFrom[i]!) + (1 - share) * turned[i]!;
    product += move[i]! * change[i]!;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      curvature[i * n + j]! += (change[i]! * change[j]!) / product - (turned[i]! * turned[j]!) / quadratic;
    }
  }
}
