import { symmetricEigen } from '../../numerics/symmetric-eigen.ts';

/** Eigenvalues below this share of the largest, on the negative side, are more than rounding. */
const roundingShare = 1e-12;

export interface Repaired {
  readonly matrix: Float64Array;
  /** Whether there was anything to repair beyond rounding. */
  readonly changed: boolean;
}

/**
 * The matrix itself where it has no negative eigenvalue; else with those set to 0 and scaled back to the same diagonal.
 *
 * @source Rebonato & Jäckel (2000), The most general methodology to create a valid correlation matrix, section 3 (spectral)
 */
export function positiveSemidefinite(matrix: Float64Array, n: number): Repaired {
  const { values, vectors } = symmetricEigen(matrix, n);
  const largest = Math.max(values[n - 1] ?? 0, 0);
  if (n === 0 || values[0]! >= 0) return { matrix, changed: false };
  const repaired = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += vectors[a * n + k]! * Math.max(0, values[k]!) * vectors[b * n + k]!;
      repaired[a * n + b] = sum;
    }
  }
  const scale = Float64Array.from({ length: n }, (_, k) => {
    const own = repaired[k * n + k]!;
    return own > 0 ? Math.sqrt(Math.max(0, matrix[k * n + k]!) / own) : 0;
  });
  for (let a = 0; a < n; a++) {
    for (let b = 0; b <= a; b++) {
      const value = repaired[a * n + b]! * scale[a]! * scale[b]!;
      repaired[a * n + b] = value;
      repaired[b * n + a] = value;
    }
  }
  return { matrix: repaired, changed: values[0]! < -roundingShare * largest };
}
