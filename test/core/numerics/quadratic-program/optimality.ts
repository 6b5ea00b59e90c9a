import {
  type QuadraticProgram,
  type QuadraticSolution,
} from '../../../../src-core/numerics/quadratic-program/quadratic-program.ts';

export function objective({ size, quadratic, linear }: QuadraticProgram, x: Float64Array): number {
  let value = 0;
  for (let i = 0; i < size; i++) {
    value += linear[i]! * x[i]!;
    for (let j = 0; j < size; j++) value += 0.5 * x[i]! * quadratic[i * size + j]! * x[j]!;
  }
  return value;
}

export const rowValues = ({ size, rows, rowLower }: QuadraticProgram, x: Float64Array): Float64Array =>
  rowLower.map((_, k) => x.reduce((sum, value, i) => sum + rows[k * size + i]! * value, 0));

export const moved = ({ turnover }: QuadraticProgram, x: Float64Array): number =>
  x.reduce((sum, value, i) => sum + Math.abs(value - turnover!.origin[i]!), 0);

/** The largest excess over a condition; at most 0 where all are met. */
export function infeasibility(program: QuadraticProgram, x: Float64Array): number {
  const { lower, upper, rowLower, rowUpper, turnover } = program;
  const values = rowValues(program, x);
  return Math.max(
    ...x.map((value, i) => Math.max(lower[i]! - value, value - upper[i]!)),
    ...values.map((value, k) => Math.max(rowLower[k]! - value, value - rowUpper[k]!)),
    turnover ? moved(program, x) - turnover.most : -Infinity,
  );
}

/**
 * Proof that x is best, without trust in how it was found: the duality gap. The Lagrangian's minimum over x bounds the objective from
 * below; at x it equals the objective where multipliers rest on conditions that hold with equality.
 */
export function dualityGap(program: QuadraticProgram, solution: QuadraticSolution): { gap: number; slope: number } {
  const { size, quadratic, linear, lower, upper, rows, rowLower, rowUpper, turnover } = program;
  const { x, rowMultipliers, boundMultipliers, turnoverMultiplier } = solution;
  let gap = 0;
  let slope = 0;
  const rest = (multiplier: number, value: number, low: number, high: number) => {
    if (multiplier > 0) gap += multiplier * (high - value);
    if (multiplier < 0) gap += multiplier * (low - value);
  };
  for (let i = 0; i < size; i++) {
    let sum = linear[i]! + boundMultipliers[i]!;
    for (let j = 0; j < size; j++) sum += quadratic[i * size + j]! * x[j]!;
    for (let k = 0; k < rowLower.length; k++) sum += rowMultipliers[k]! * rows[k * size + i]!;
    rest(boundMultipliers[i]!, x[i]!, lower[i]!, upper[i]!);
    const away = turnover ? x[i]! - turnover.origin[i]! : 0;
    // −sum has to be a slope of t·|x − origin|: within ±t, and short of t·sign only where x is at its origin.
    slope = Math.max(slope, Math.abs(sum) - turnoverMultiplier);
    if (turnover) gap += turnoverMultiplier * Math.abs(away) + sum * away;
  }
  rowValues(program, x).forEach((value, k) => rest(rowMultipliers[k]!, value, rowLower[k]!, rowUpper[k]!));
  if (turnover) gap += turnoverMultiplier * (turnover.most - moved(program, x));
  return { gap, slope };
}
