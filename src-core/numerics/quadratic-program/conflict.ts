import { interiorPoint } from './interior-point.ts';
import { type Conflict, type QuadraticProgram } from './quadratic-program.ts';
import { withoutFixedVariables } from './without-fixed-variables.ts';

/** What rounding may break a condition by. */
const negligible = 1e-7;
/** A bound counts among those that hold back from this share of the largest pull on. */
const holdingShare = 0.02;

/**
 * The conflict of a program without solution; null where one can be met. Rows and turnover are broken as little as possible by least
 * squares within the bounds of the variables: what then still is broken, and what pulls against it, is the conflict.
 */
export function findConflict(whole: QuadraticProgram): Conflict | null {
  const { program, moving } = withoutFixedVariables(whole);
  const found = leastBroken(program, new Float64Array(program.rowLower.length + 1).fill(1));
  if (found === null) return null;
  const { rowMultipliers, boundMultipliers, turnoverMultiplier } = found.solution;
  // Where nothing has to be broken, what is left of a multiplier is the root of the product it was driven to 0 in.
  const least = negligible + 10 * Math.sqrt(found.distance);
  const rows = [...rowMultipliers.keys()].filter((k) => Math.abs(rowMultipliers[k]!) > least);
  const turnover = turnoverMultiplier > least;
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
  const found = leastBroken(program, yields);
  if (found === null) return null;
  const { rowMultipliers, turnoverMultiplier } = found.solution;
  return condition < program.rowLower.length ? Math.abs(rowMultipliers[condition]!) : turnoverMultiplier;
}

function leastBroken(program: QuadraticProgram, yields: Float64Array) {
  const { size } = program;
  const free = { ...program, quadratic: new Float64Array(size * size), linear: new Float64Array(size) };
  const point = interiorPoint(free, yields);
  return point.converged ? point : null;
}
