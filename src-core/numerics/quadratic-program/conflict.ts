import { interiorPoint } from './interior-point.ts';
import { type QuadraticProgram } from './quadratic-program.ts';
import { withoutFixedVariables } from './without-fixed-variables.ts';

/** Conditions that exclude each other: those that have to be broken, or that hold others back from being met. */
export interface Conflict {
  readonly rows: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly turnover: boolean;
}

/** What rounding may break a condition by. */
const negligible = 1e-8;
/** A bound counts among those that hold back from this share of the largest pull on. */
const holdingShare = 0.02;

/**
 * The conflict of a program without solution; null where one can be met. Rows and turnover are broken as little as possible by least
 * squares within the bounds of the variables: what then still is broken, and what pulls against it, is the conflict.
 */
export function findConflict(whole: QuadraticProgram): Conflict | null {
  const { program, moving } = withoutFixedVariables(whole);
  const least = leastBroken(program, new Float64Array(program.rowLower.length + 1).fill(1));
  if (least === null) return null;
  const { rowMultipliers, boundMultipliers, turnoverMultiplier } = least;
  const rows = [...rowMultipliers.keys()].filter((k) => Math.abs(rowMultipliers[k]!) > negligible);
  const turnover = turnoverMultiplier > negligible;
  if (rows.length === 0 && !turnover) return null;
  const pull = Math.max(turnoverMultiplier, ...rows.map((k) => Math.abs(rowMultipliers[k]!)));
  const held = (sign: number) =>
    [...moving.keys()].filter((a) => sign * boundMultipliers[a]! > holdingShare * pull).map((a) => moving[a]!);
  return { rows, lower: held(-1), upper: held(1), turnover };
}

/**
 * By how much one condition has to give way, so that it can be met together with all others; null where giving way does not help.
 *
 * @param condition a row, or the number of rows for the turnover
 */
export function leastRelief(whole: QuadraticProgram, condition: number): number | null {
  const { program } = withoutFixedVariables(whole);
  const yields = new Float64Array(program.rowLower.length + 1);
  yields[condition] = 1;
  const least = leastBroken(program, yields);
  if (least === null) return null;
  return condition < program.rowLower.length ? Math.abs(least.rowMultipliers[condition]!) : least.turnoverMultiplier;
}

function leastBroken(program: QuadraticProgram, yields: Float64Array) {
  const { size } = program;
  const free = { ...program, quadratic: new Float64Array(size * size), linear: new Float64Array(size) };
  const { solution, converged } = interiorPoint(free, yields);
  return converged ? solution : null;
}
