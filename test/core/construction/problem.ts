import { type ConstructionProblem, type LinearBound } from '../../../src-core/construction/construction.ts';

/** A long-only, fully invested problem over securities S0, S1, … from an even portfolio; `changes` replaces parts of it. */
export function problemOf(
  covariance: Float64Array,
  changes: Partial<ConstructionProblem> & { readonly cap?: number } = {},
): ConstructionProblem {
  const { cap = 1, ...parts } = changes;
  const n = Math.sqrt(covariance.length);
  return {
    symbols: Array.from({ length: n }, (_, i) => `S${i}`),
    covariance,
    budget: 1,
    lower: new Float64Array(n),
    upper: new Float64Array(n).fill(cap),
    bounds: [],
    present: new Float64Array(n).fill(1 / n),
    turnover: null,
    benchmark: null,
    ...parts,
  };
}

/** A bound on the sum of the members' weights. */
export function groupBound(
  label: string,
  size: number,
  members: (i: number) => boolean,
  lower: number,
  upper: number,
): LinearBound {
  return { label, coefficients: Float64Array.from({ length: size }, (_, i) => (members(i) ? 1 : 0)), lower, upper };
}
