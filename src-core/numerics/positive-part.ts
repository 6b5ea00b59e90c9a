import { symmetricEigen } from './symmetric-eigen.ts';

/** Steps after which vᵀA₊v has settled to a part in a thousand or better where a few eigenvalues are large. */
const mostSteps = 40;

/**
 * A₊·v, where A₊ is a symmetric matrix A without its negative eigenvalues, from products with A alone: A is projected onto the
 * space of v, A·v, A²·v, … (Lanczos, fully orthogonalised). vᵀA₊v is never negative.
 *
 * @param times the product of A with a vector
 * @source Golub & Van Loan (2013), Matrix Computations, section 10.1; functions of matrices: Higham (2008), section 13.2
 */
export function positivePartTimes(times: (vector: Float64Array) => Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  const norm = Math.sqrt(dot(vector, vector));
  const result = new Float64Array(n);
  if (norm === 0) return result;
  const basis: Float64Array[] = [];
  const diagonal: number[] = [];
  const beside: number[] = [];
  let next: Float64Array = vector.map((value) => value / norm);
  for (let step = 0; step < Math.min(mostSteps, n); step++) {
    basis.push(next);
    const residual = times(next);
    diagonal.push(dot(residual, next));
    const before = Math.sqrt(dot(residual, residual));
    // Twice is enough to keep the basis orthogonal to rounding.
    for (let pass = 0; pass < 2; pass++) {
      for (const known of basis) {
        const share = dot(residual, known);
        for (let i = 0; i < n; i++) residual[i]! -= share * known[i]!;
      }
    }
    const length = Math.sqrt(dot(residual, residual));
    if (!(length > 1e-12 * before)) break;
    beside.push(length);
    next = residual.map((value) => value / length);
  }
  const size = diagonal.length;
  const projected = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    projected[i * size + i] = diagonal[i]!;
    if (i + 1 < size) projected[i * size + i + 1] = projected[(i + 1) * size + i] = beside[i]!;
  }
  const { values, vectors } = symmetricEigen(projected, size);
  for (let j = 0; j < size; j++) {
    let coordinate = 0;
    for (let k = 0; k < size; k++) {
      if (values[k]! > 0) coordinate += values[k]! * vectors[j * size + k]! * vectors[k]!;
    }
    const own = basis[j]!;
    for (let i = 0; i < n; i++) result[i]! += norm * coordinate * own[i]!;
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
