/** Eigenvalues in ascending order, and the eigenvector of value k in column k of an n × n matrix, row by row. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const mostIterations = 60;
/** Where the largest entry is about 1: what is smaller is 0, as its square would leave the range of doubles. */
const negligible = 1e-145;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix. Each vector has length 1 and its largest component positive, so that
 * the same matrix always gives the same vectors. Errors are those of rounding, as shares of the largest entry, whatever its
 * size.
 *
 * @param matrix n × n, row by row, finite; not changed
 * @source Householder tridiagonalisation and implicit QL: Martin, Reinsch & Wilkinson (1968), TRED2; Bowdler, Martin, Reinsch &
 *   Wilkinson (1968), TQL2; in Wilkinson & Reinsch, Handbook for Automatic Computation II
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const vectors = matrix.slice(0, n * n);
  const unit = normalise(vectors);
  const values = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  tridiagonalise(vectors, n, values, offDiagonal, true);
  diagonalise(vectors, n, values, offDiagonal, true);
  restore(values, unit);
  sortAscending(vectors, n, values);
  fixSigns(vectors, n);
  return { values, vectors };
}

/** The eigenvalues alone, ascending. */
export function symmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  const work = matrix.slice(0, n * n);
  const unit = normalise(work);
  const values = new Float64Array(n);
  const offDiagonal = new Float64Array(n);
  tridiagonalise(work, n, values, offDiagonal, false);
  diagonalise(work, n, values, offDiagonal, false);
  restore(values, unit);
  return values.sort();
}

/** Divides by a power of 2, which is exact, so that the largest entry is about 1; returns the power. */
function normalise(matrix: Float64Array): number {
  let largest = 0;
  for (const entry of matrix) if (Math.abs(entry) > largest) largest = Math.abs(entry);
  if (largest === 0) return 1;
  const unit = 2 ** Math.floor(Math.log2(largest));
  for (let cell = 0; cell < matrix.length; cell++) {
    const entry = matrix[cell]! / unit;
    matrix[cell] = Math.abs(entry) < negligible ? 0 : entry;
  }
  return unit;
}

function restore(values: Float64Array, unit: number): void {
  for (let k = 0; k < values.length; k++) values[k]! *= unit;
}

/** Reduces to tridiagonal form; with `accumulate` the matrix becomes the product of the reflections. */
function tridiagonalise(v: Float64Array, n: number, d: Float64Array, e: Float64Array, accumulate: boolean): void {
  for (let i = n - 1; i > 0; i--) {
    const row = i * n;
    let scale = 0;
    for (let k = 0; k < i; k++) scale += Math.abs(v[row + k]!);
    let h = 0;
    if (i === 1 || scale < negligible) {
      e[i] = v[row + i - 1]!;
    } else {
      for (let k = 0; k < i; k++) {
        v[row + k]! /= scale;
        h += v[row + k]! * v[row + k]!;
      }
      const f = v[row + i - 1]!;
      const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
      e[i] = scale * g;
      h -= f * g;
      v[row + i - 1] = f - g;
      let sum = 0;
      for (let j = 0; j < i; j++) {
        if (accumulate) v[j * n + i] = v[row + j]! / h;
        let product = 0;
        for (let k = 0; k <= j; k++) product += v[j * n + k]! * v[row + k]!;
        for (let k = j + 1; k < i; k++) product += v[k * n + j]! * v[row + k]!;
        e[j] = product / h;
        sum += e[j]! * v[row + j]!;
      }
      const half = sum / (h + h);
      for (let j = 0; j < i; j++) {
        const own = v[row + j]!;
        const next = e[j]! - half * own;
        e[j] = next;
        for (let k = 0; k <= j; k++) v[j * n + k]! -= own * e[k]! + next * v[row + k]!;
      }
    }
    d[i] = h;
  }
  d[0] = 0;
  e[0] = 0;
  for (let i = 0; i < n; i++) {
    const row = i * n;
    if (accumulate) {
      if (d[i] !== 0) {
        for (let j = 0; j < i; j++) {
          let product = 0;
          for (let k = 0; k < i; k++) product += v[row + k]! * v[k * n + j]!;
          for (let k = 0; k < i; k++) v[k * n + j]! -= product * v[k * n + i]!;
        }
      }
      d[i] = v[row + i]!;
      v[row + i] = 1;
      for (let j = 0; j < i; j++) {
        v[j * n + i] = 0;
        v[row + j] = 0;
      }
    } else {
      d[i] = v[row + i]!;
    }
  }
}

/** Implicit QL on the tridiagonal matrix; with `accumulate` rotates the vectors along. */
function diagonalise(v: Float64Array, n: number, d: Float64Array, e: Float64Array, accumulate: boolean): void {
  for (let i = 1; i < n; i++) e[i - 1] = e[i]!;
  e[n - 1] = 0;
  for (let l = 0; l < n; l++) {
    for (let iteration = 0; iteration < mostIterations; iteration++) {
      let m = l;
      for (; m < n - 1; m++) {
        const size = Math.abs(d[m]!) + Math.abs(d[m + 1]!);
        if (Math.abs(e[m]!) <= Number.EPSILON * size + negligible) break;
      }
      if (m === l) break;
      let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
      let r = Math.hypot(g, 1);
      g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
      let s = 1;
      let c = 1;
      let p = 0;
      let i = m - 1;
      for (; i >= l; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r < negligible) {
          e[i + 1] = 0;
          d[i + 1]! -= p;
          e[m] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        r = (d[i]! - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
        if (accumulate) {
          for (let k = 0; k < n; k++) {
            const right = v[k * n + i + 1]!;
            const left = v[k * n + i]!;
            v[k * n + i + 1] = s * left + c * right;
            v[k * n + i] = c * left - s * right;
          }
        }
      }
      if (r < negligible && i >= l) continue;
      d[l]! -= p;
      e[l] = g;
      e[m] = 0;
    }
  }
}

function sortAscending(vectors: Float64Array, n: number, values: Float64Array): void {
  for (let i = 0; i < n - 1; i++) {
    let smallest = i;
    for (let j = i + 1; j < n; j++) if (values[j]! < values[smallest]!) smallest = j;
    if (smallest === i) continue;
    const value = values[i]!;
    values[i] = values[smallest]!;
    values[smallest] = value;
    for (let k = 0; k < n; k++) {
      const component = vectors[k * n + i]!;
      vectors[k * n + i] = vectors[k * n + smallest]!;
      vectors[k * n + smallest] = component;
    }
  }
}

function fixSigns(vectors: Float64Array, n: number): void {
  for (let column = 0; column < n; column++) {
    let largest = 0;
    for (let k = 0; k < n; k++) {
      const component = vectors[k * n + column]!;
      if (Math.abs(component) > Math.abs(largest)) largest = component;
    }
    if (largest < 0) for (let k = 0; k < n; k++) vectors[k * n + column] = -vectors[k * n + column]!;
  }
}
