/** Length, as a share of its own, below which what a column adds to those before it counts as rounding. */
const dependentBelow = 1e-8;

/** The part of a vector that a set of columns explains. */
export interface Projection {
  /** Squared length of the projection. */
  readonly squaredLength: number;
  /** Dimension of the span: the columns that do not depend on those before them. */
  readonly rank: number;
}

/**
 * Projects a vector on the span of columns, which may depend on each other: the fitted values of a least-squares regression,
 * whatever its rank.
 *
 * @param columns of one length, that of the vector; not changed
 * @source Gram–Schmidt with one reorthogonalisation: Giraud, Langou & Rozložník (2005), "The loss of orthogonality in the Gram–Schmidt
 *   orthogonalization process"
 */
export function projectOn(columns: readonly Float64Array[], vector: Float64Array): Projection {
  const basis: Float64Array[] = [];
  let squaredLength = 0;
  for (const column of columns) {
    const rest = column.slice();
    const length = Math.sqrt(dot(rest, rest));
    for (let pass = 0; pass < 2; pass++) {
      for (const unit of basis) subtract(rest, unit, dot(unit, rest));
    }
    const remaining = Math.sqrt(dot(rest, rest));
    if (!(remaining > dependentBelow * length)) continue;
    for (let i = 0; i < rest.length; i++) rest[i]! /= remaining;
    basis.push(rest);
    squaredLength += dot(rest, vector) ** 2;
  }
  return { squaredLength, rank: basis.length };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function subtract(from: Float64Array, unit: Float64Array, times: number): void {
  for (let i = 0; i < from.length; i++) from[i]! -= times * unit[i]!;
}
