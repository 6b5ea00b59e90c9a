import { choleskyInPlace, choleskySolve } from '../cholesky.ts';
import { type ActiveSet, type QuadraticProgram } from './quadratic-program.ts';

/** What solves the program if the conditions of an active set are the right ones. */
export interface Candidate {
  readonly x: Float64Array;
  readonly rowMultipliers: Float64Array;
  readonly turnoverMultiplier: number;
  /** V·x + c + Aᵀ·y, without the turnover's part. */
  readonly gradient: Float64Array;
}

/** Added to the diagonal of V where it is singular, as a share of its mean. */
const ridge = 1e-11;

/**
 * Solves the equality-constrained program an active set leaves: variables at bounds and origins are fixed, active rows and a
 * binding turnover are equalities. Only the free variables' part of V is factorised.
 */
export function solveOnActiveSet(program: QuadraticProgram, active: ActiveSet): Candidate {
  const { size, quadratic, linear, lower, upper, rows, rowLower, rowUpper, turnover } = program;
  const x = new Float64Array(size);
  const free: number[] = [];
  for (let i = 0; i < size; i++) {
    const state = active.variables[i]!;
    if (state === 0) free.push(i);
    else x[i] = state === 2 ? turnover!.origin[i]! : state < 0 ? lower[i]! : upper[i]!;
  }
  const binding = [...active.rows.keys()].filter((row) => active.rows[row] !== 0);
  const m = free.length;
  const conditions = binding.length + (active.turnover ? 1 : 0);

  const gradient = productWith(quadratic, size, x, linear);
  const rowMultipliers = new Float64Array(rowLower.length);
  let turnoverMultiplier = 0;
  if (m > 0) {
    const factor = freePart(quadratic, size, free);
    // Rows of the conditions on the free variables, and what is left of their right-hand sides.
    const sides: Float64Array[] = [];
    const targets = new Float64Array(conditions);
    binding.forEach((row, k) => {
      sides.push(Float64Array.from(free, (i) => rows[row * size + i]!));
      let sum = active.rows[row]! < 0 ? rowLower[row]! : rowUpper[row]!;
      for (let i = 0; i < size; i++) if (active.variables[i] !== 0) sum -= rows[row * size + i]! * x[i]!;
      targets[k] = sum;
    });
    if (active.turnover) {
      const { origin, most } = turnover!;
      sides.push(Float64Array.from(free, (i) => active.sides[i]!));
      let sum = most;
      for (let i = 0; i < size; i++) {
        if (active.variables[i] === 0) sum += active.sides[i]! * origin[i]!;
        else sum -= Math.abs(x[i]! - origin[i]!);
      }
      targets[conditions - 1] = sum;
    }
    // x = V⁻¹·(−g − Sᵀ·y), S·x = targets.
    const base = Float64Array.from(free, (i) => -gradient[i]!);
    choleskySolve(factor, m, base);
    const solved = sides.map((side) => {
      const column = side.slice();
      choleskySolve(factor, m, column);
      return column;
    });
    const schur = new Float64Array(conditions * conditions);
    const multipliers = new Float64Array(conditions);
    for (let a = 0; a < conditions; a++) {
      for (let b = 0; b <= a; b++) {
        const value = dot(sides[a]!, solved[b]!);
        schur[a * conditions + b] = value;
        schur[b * conditions + a] = value;
      }
      multipliers[a] = dot(sides[a]!, base) - targets[a]!;
    }
    // Conditions that depend on each other are dropped: their multipliers are 0.
    choleskyInPlace(schur, conditions, new Uint8Array(conditions), 1e-12);
    choleskySolve(schur, conditions, multipliers);
    for (let k = 0; k < m; k++) {
      let value = base[k]!;
      for (let a = 0; a < conditions; a++) value -= multipliers[a]! * solved[a]![k]!;
      x[free[k]!] = value;
    }
    binding.forEach((row, k) => (rowMultipliers[row] = multipliers[k]!));
    if (active.turnover) turnoverMultiplier = multipliers[conditions - 1]!;
  }
  const whole = productWith(quadratic, size, x, linear);
  for (const row of binding) {
    const multiplier = rowMultipliers[row]!;
    for (let i = 0; i < size; i++) whole[i]! += multiplier * rows[row * size + i]!;
  }
  return { x, rowMultipliers, turnoverMultiplier, gradient: whole };
}

/** V·x + c; variables at 0 cost nothing. */
export function productWith(matrix: Float64Array, size: number, x: Float64Array, linear: Float64Array): Float64Array {
  const product = linear.slice();
  for (let j = 0; j < size; j++) {
    const value = x[j]!;
    if (value === 0) continue;
    // V is symmetric: its row is its column, and rows lie side by side in memory.
    for (let i = 0, at = j * size; i < size; i++, at++) product[i]! += matrix[at]! * value;
  }
  return product;
}

/** Cholesky factor of V on the free variables. */
function freePart(quadratic: Float64Array, size: number, free: readonly number[]): Float64Array {
  const m = free.length;
  const part = new Float64Array(m * m);
  let trace = 0;
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) part[a * m + b] = quadratic[free[a]! * size + free[b]!]!;
    trace += part[a * m + a]!;
  }
  const factor = part.slice();
  const dropped = new Uint8Array(m);
  if (choleskyInPlace(factor, m, dropped, 1e-12) === 0) return factor;
  const share = (ridge * trace) / m || ridge;
  for (let a = 0; a < m; a++) part[a * m + a]! += share;
  choleskyInPlace(part, m, dropped, 0);
  return part;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
