/**
 * minimise ½·xᵀVx + cᵀx subject to lower ≤ x ≤ upper, rowLower ≤ A·x ≤ rowUpper and, where asked for, Σ|x − origin| ≤ turnover.
 *
 * V is symmetric and positive semidefinite. A row with equal bounds is an equality.
 */
export interface QuadraticProgram {
  readonly size: number;
  /** size × size, row by row. */
  readonly quadratic: Float64Array;
  readonly linear: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** rows × size, row by row. */
  readonly rows: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly turnover: { readonly origin: Float64Array; readonly most: number } | null;
}

/** A solution with its multipliers: V·x + c + Aᵀ·y + z + t·sign(x − origin) = 0. */
export interface QuadraticSolution {
  readonly x: Float64Array;
  /** y, one a row: positive at the upper bound, negative at the lower. */
  readonly rowMultipliers: Float64Array;
  /** z, one a variable: positive at the upper bound, negative at the lower. */
  readonly boundMultipliers: Float64Array;
  /** t ≥ 0. */
  readonly turnoverMultiplier: number;
  /** Systems solved on the way. */
  readonly iterations: number;
}

/** Where a program stands: which conditions hold with equality. */
export interface ActiveSet {
  /** Of each variable: −1 at its lower bound, 1 at its upper, 0 free, 2 at its origin (with a binding turnover). */
  readonly variables: Int8Array;
  /** Of each row: −1 at its lower bound, 1 at its upper, 0 neither. */
  readonly rows: Int8Array;
  /** Whether the turnover binds. */
  readonly turnover: boolean;
  /** Of each free variable with a binding turnover: the side of its origin. */
  readonly sides: Int8Array;
}

/** Conditions that exclude each other: those that have to be broken, or that hold others back from being met. */
export interface Conflict {
  readonly rows: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly turnover: boolean;
}

/** A program without solution carries the conditions that exclude each other. */
export type QuadraticOutcome =
  | { readonly solution: QuadraticSolution; readonly conflict: null }
  | { readonly solution: null; readonly conflict: Conflict };
