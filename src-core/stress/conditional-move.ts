import { choleskyInPlace, choleskySolve } from '../numerics/cholesky.ts';

/** The expected move of all factors given that of some of them. */
export interface ConditionalMove {
  /** F[:,s]·F[s,s]⁻¹·shock; what is shocked moves by its shock. */
  readonly move: Float64Array;
  /** Share of each factor's variance that the shocked ones explain; null for a factor that never moves. */
  readonly rSquared: readonly (number | null)[];
  /** The same of the unshocked factors together, held as `exposures`; null where they have no variance. */
  readonly portfolioRSquared: number | null;
}

/**
 * Conditional expectation of factor returns under F, and how much of the others the shocked ones explain. Shocked factors that
 * depend linearly on others of them are left out of the condition.
 *
 * @param covariance F, K × K
 * @param shocked positions of the shocked factors
 * @param shock one a shocked factor
 * @param exposures of the portfolio to all factors
 * @source conditional distribution of the multivariate normal: McNeil, Frey & Embrechts (2015), section 6.1.3
 */
export function conditionalMove(
  covariance: Float64Array,
  factors: number,
  shocked: readonly number[],
  shock: Float64Array,
  exposures: Float64Array,
): ConditionalMove {
  const s = shocked.length;
  const inner = new Float64Array(s * s);
  shocked.forEach((a, i) => shocked.forEach((b, j) => (inner[i * s + j] = covariance[a * factors + b]!)));
  choleskyInPlace(inner, s, new Uint8Array(s), 1e-13);
  const coefficients = shock.slice();
  choleskySolve(inner, s, coefficients);
  const explained = (row: Float64Array) => {
    const solved = row.slice();
    choleskySolve(inner, s, solved);
    return row.reduce((sum, value, i) => sum + value * solved[i]!, 0);
  };

  const place = new Map(shocked.map((k, i) => [k, i]));
  const move = new Float64Array(factors);
  const rSquared = new Array<number | null>(factors);
  const others = new Float64Array(factors);
  const withShocked = new Float64Array(s);
  const row = new Float64Array(s);
  for (let k = 0; k < factors; k++) {
    const at = place.get(k);
    const own = covariance[k * factors + k]!;
    if (at !== undefined) {
      move[k] = shock[at]!;
      rSquared[k] = 1;
      continue;
    }
    others[k] = exposures[k]!;
    for (let i = 0; i < s; i++) {
      row[i] = covariance[k * factors + shocked[i]!]!;
      withShocked[i]! += exposures[k]! * row[i]!;
    }
    move[k] = row.reduce((sum, value, i) => sum + value * coefficients[i]!, 0);
    rSquared[k] = own > 0 ? Math.min(1, explained(row) / own) : null;
  }
  let variance = 0;
  for (let a = 0; a < factors; a++) {
    for (let b = 0; b < factors; b++) variance += others[a]! * covariance[a * factors + b]! * others[b]!;
  }
  return { move, rSquared, portfolioRSquared: variance > 0 ? Math.min(1, explained(withShocked) / variance) : null };
}
