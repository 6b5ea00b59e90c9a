import { DomainError } from '../domain-error.ts';
import { symmetricEigen, type SymmetricEigen } from './symmetric-eigen.ts';

const mostSteps = 100;
const mostHalvings = 30;
/** Distance of the diagonal from 1 at which to stop, and the largest that is good enough. */
const aim = 1e-14;
const goodEnough = 1e-9;
const armijo = 1e-4;
/** Keeps the Newton equations solvable where the projection has a kink. */
const ridge = 1e-12;

/**
 * The correlation matrix nearest to a symmetric matrix: unit diagonal, no negative eigenvalue, least sum of squared differences. A
 * matrix that is a correlation matrix comes back as it is, to rounding.
 *
 * Newton's method on the dual problem: the diagonal y for which the positive part of matrix + diag(y) has ones on its diagonal.
 *
 * @param matrix n × n, row by row, finite; not changed
 * @throws DomainError INVALID_INPUT for a number that is not finite; NOT_CONVERGED
 * @source Higham (2002), "Computing the nearest correlation matrix—a problem from finance"; method: Qi & Sun (2006), "A quadratically
 *   convergent Newton method for computing the nearest correlation matrix", algorithm 5.1
 */
export function nearestCorrelation(matrix: Float64Array, n: number): Float64Array {
  if (!matrix.every(Number.isFinite)) {
    throw new DomainError('INVALID_INPUT', 'Correlations must be numbers', { remedy: 'Check the returns behind them' });
  }
  let y = Float64Array.from({ length: n }, (_, i) => 1 - matrix[i * n + i]!);
  let at = dualAt(matrix, n, y);
  for (let step = 0; step < mostSteps && at.error > aim; step++) {
    const direction = newtonDirection(at.eigen, at.gradient, n);
    let slope = 0;
    for (let i = 0; i < n; i++) slope += at.gradient[i]! * direction[i]!;
    let next = at;
    let length = 1;
    let moved = y;
    for (let halving = 0; halving < mostHalvings; halving++, length /= 2) {
      moved = y.map((value, i) => value + length * direction[i]!);
      next = dualAt(matrix, n, moved);
      // Close to the solution the dual value has no digits left to show progress; the gradient has.
      if (next.value <= at.value + armijo * length * slope || next.error < 0.5 * at.error) break;
    }
    if (!(next.error < at.error) && at.error <= goodEnough) break;
    y = moved;
    at = next;
  }
  if (!(at.error <= goodEnough)) {
    throw new DomainError('NOT_CONVERGED', 'The nearest correlation matrix was not found', {
      remedy: 'Check the correlations: they may be far from any that are possible together',
    });
  }
  const scale = at.diagonal.map((value) => 1 / Math.sqrt(value));
  return at.positive.map((value, cell) => {
    const row = Math.floor(cell / n);
    const column = cell % n;
    return row === column ? 1 : value * scale[row]! * scale[column]!;
  });
}

interface DualPoint {
  readonly eigen: SymmetricEigen;
  /** The positive part of matrix + diag(y). */
  readonly positive: Float64Array;
  readonly diagonal: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
  readonly error: number;
}

/** ½·‖(matrix + diag(y))₊‖² − Σy, its gradient diag(·₊) − 1, and what they are made of. */
function dualAt(matrix: Float64Array, n: number, y: Float64Array): DualPoint {
  const shifted = matrix.slice();
  for (let i = 0; i < n; i++) shifted[i * n + i]! += y[i]!;
  const eigen = symmetricEigen(shifted, n);
  const { values, vectors } = eigen;
  const positive = new Float64Array(n * n);
  let value = 0;
  for (let k = 0; k < n; k++) if (values[k]! > 0) value += 0.5 * values[k]! * values[k]!;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = n - 1; k >= 0 && values[k]! > 0; k--) sum += values[k]! * vectors[i * n + k]! * vectors[j * n + k]!;
      positive[i * n + j] = sum;
      positive[j * n + i] = sum;
    }
    value -= y[i]!;
  }
  const diagonal = Float64Array.from(y, (_, i) => positive[i * n + i]!);
  const gradient = diagonal.map((own) => own - 1);
  const error = gradient.reduce((most, off) => Math.max(most, Math.abs(off)), 0);
  return { eigen, positive, diagonal, gradient, value, error };
}

/** Solves J·d = −gradient by conjugate gradients; J is a generalised Jacobian of the diagonal of the positive part. */
function newtonDirection(eigen: SymmetricEigen, gradient: Float64Array, n: number): Float64Array {
  const { weights, negative } = jacobianWeights(eigen.values, n);
  const direction = new Float64Array(n);
  const residual = gradient.map((value) => -value);
  let search = residual.slice();
  let norm = residual.reduce((sum, value) => sum + value * value, 0);
  const stop = norm * Math.min(1e-4, norm);
  for (let iteration = 0; iteration < 2 * n && norm > stop; iteration++) {
    const product = applyJacobian(eigen.vectors, weights, negative, search, n);
    let curvature = 0;
    for (let i = 0; i < n; i++) curvature += search[i]! * product[i]!;
    if (!(curvature > 0)) break;
    const length = norm / curvature;
    let after = 0;
    for (let i = 0; i < n; i++) {
      direction[i]! += length * search[i]!;
      residual[i]! -= length * product[i]!;
      after += residual[i]! * residual[i]!;
    }
    const ratio = after / norm;
    search = search.map((value, i) => residual[i]! + ratio * value);
    norm = after;
  }
  return direction;
}

/** 1 for two positive eigenvalues, 0 for two others, and the share of the positive one for one of each. */
function jacobianWeights(values: Float64Array, n: number) {
  const weights = new Float64Array(n * n);
  let negative = 0;
  while (negative < n && !(values[negative]! > 0)) negative++;
  for (let k = 0; k < n; k++) {
    for (let l = 0; l < n; l++) {
      const high = Math.max(values[k]!, values[l]!);
      const low = Math.min(values[k]!, values[l]!);
      weights[k * n + l] = low > 0 ? 1 : high > 0 ? high / (high - low) : 0;
    }
  }
  return { weights, negative };
}

/** diag(P·(W ∘ (Pᵀ·diag(d)·P))·Pᵀ) + ridge·d. */
function applyJacobian(
  vectors: Float64Array,
  weights: Float64Array,
  negative: number,
  d: Float64Array,
  n: number,
): Float64Array {
  const product = d.map((value) => ridge * value);
  const row = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    row.fill(0);
    for (let i = 0; i < n; i++) {
      const left = vectors[i * n + k]! * d[i]!;
      for (let l = 0; l < n; l++) row[l]! += left * vectors[i * n + l]!;
    }
    // Pairs of eigenvalues that are not positive weigh nothing.
    const from = k < negative ? negative : 0;
    for (let l = from; l < n; l++) row[l]! *= weights[k * n + l]!;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let l = from; l < n; l++) sum += row[l]! * vectors[i * n + l]!;
      product[i]! += vectors[i * n + k]! * sum;
    }
  }
  return product;
}
