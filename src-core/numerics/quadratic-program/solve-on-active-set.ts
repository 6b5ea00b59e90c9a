import { DomainError } from '../../domain-error.ts';
import { choleskyInPlace, choleskySolve } from '../cholesky.ts';
import { type ActiveSet, type QuadraticProgram } from './quadratic-program.ts';

/** What solves the program if the conditions of an active set are the right ones. */
export interface Candidate {
  readonly x: Float64Array;
  readonly rowMultipliers: Float64Array;
  readonly turnoverMultiplier: number;
  /** V·x + c + Aᵀ·y, without the turnover's part. */
  readonly gradient: Float64Array;
  /** Largest share of its scale by which the equations of the active set are missed. */
  readonly residual: number;
}

/** Added to the diagonal of V where it is singular, as a share of its mean; repeated corrections take its effect out again. */
const ridge = 1e-8;
const mostCorrections = 8;
/** Residual of an exact solution, as a share of the largest gradient or target. */
const exact = 1e-14;

/**
 * Solves the equality-constrained program an active set leaves: variables at bounds and origins are fixed, active rows and a
 * binding turnover are equalities. Only the free variables' part of V is factorised. The solution is corrected until its residual
 * is that of rounding; with a singular V these corrections are the proximal-point method, which moves as little as it can.
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
  const sides = binding.map((row) => Float64Array.from(free, (i) => rows[row * size + i]!));
  const targets = binding.map((row) => {
    let sum = active.rows[row]! < 0 ? rowLower[row]! : rowUpper[row]!;
    for (let i = 0; i < size; i++) if (active.variables[i] !== 0) sum -= rows[row * size + i]! * x[i]!;
    return sum;
  });
  if (active.turnover) {
    const { origin, most } = turnover!;
    sides.push(Float64Array.from(free, (i) => active.sides[i]!));
    let sum = most;
    for (let i = 0; i < size; i++) {
      if (active.variables[i] === 0) sum += active.sides[i]! * origin[i]!;
      else sum -= Math.abs(x[i]! - origin[i]!);
    }
    targets.push(sum);
  }

  const multipliers = new Float64Array(sides.length);
  let gradient = productWith(quadratic, size, x, linear);
  let residual = 0;
  if (m > 0) {
    const system = new ConditionedSystem(freePart(quadratic, size, free), sides);
    const slope = Float64Array.from(free, (i) => gradient[i]!);
    const missing = Float64Array.from(targets);
    residual = Infinity;
    for (let round = 0; round <= mostCorrections; round++) {
      const { step, change } = system.solve(slope, missing);
      const before = x.slice();
      for (let k = 0; k < m; k++) x[free[k]!]! += step[k]!;
      for (let a = 0; a < change.length; a++) multipliers[a]! += change[a]!;
      const next = productWith(quadratic, size, x, linear);
      const left = residualAt(gradientScale(program, x), next, x, free, sides, targets, multipliers, slope, missing);
      if (!(left < residual)) {
        // A correction that makes things worse is not one.
        x.set(before);
        for (let a = 0; a < change.length; a++) multipliers[a]! -= change[a]!;
        break;
      }
      residual = left;
      gradient = next;
      if (left <= exact) break;
    }
  }
  const rowMultipliers = new Float64Array(rowLower.length);
  binding.forEach((row, k) => {
    const multiplier = multipliers[k]!;
    rowMultipliers[row] = multiplier;
    for (let i = 0; i < size; i++) gradient[i]! += multiplier * rows[row * size + i]!;
  });
  const turnoverMultiplier = active.turnover ? multipliers[binding.length]! : 0;
  return { x, rowMultipliers, turnoverMultiplier, gradient, residual };
}

/** Writes the gradient and the distance to the targets that are left; returns the largest as a share of its scale. */
function residualAt(
  scale: number,
  gradient: Float64Array,
  x: Float64Array,
  free: readonly number[],
  sides: readonly Float64Array[],
  targets: readonly number[],
  multipliers: Float64Array,
  slope: Float64Array,
  missing: Float64Array,
): number {
  let worst = 0;
  for (let k = 0; k < free.length; k++) {
    let sum = gradient[free[k]!]!;
    for (let a = 0; a < sides.length; a++) sum += multipliers[a]! * sides[a]![k]!;
    slope[k] = sum;
    worst = Math.max(worst, Math.abs(sum) / scale);
  }
  let largest = 0;
  for (const value of x) largest = Math.max(largest, Math.abs(value));
  for (let a = 0; a < sides.length; a++) {
    let sum = targets[a]!;
    let size = Math.abs(sum);
    for (let k = 0; k < free.length; k++) {
      sum -= sides[a]![k]! * x[free[k]!]!;
      size = Math.max(size, Math.abs(sides[a]![k]!) * largest);
    }
    missing[a] = sum;
    if (size > 0) worst = Math.max(worst, Math.abs(sum) / size);
  }
  return worst;
}

/** V·x + Sᵀ·y = −g and S·x = t, by elimination of x. */
class ConditionedSystem {
  private readonly factor: Float64Array;
  private readonly sides: readonly Float64Array[];
  private readonly solved: readonly Float64Array[];
  private readonly schur: Float64Array;

  constructor(factor: Float64Array, sides: readonly Float64Array[]) {
    this.factor = factor;
    this.sides = sides;
    this.solved = sides.map((side) => {
      const column = side.slice();
      choleskySolve(factor, column.length, column);
      return column;
    });
    const conditions = sides.length;
    this.schur = new Float64Array(conditions * conditions);
    for (let a = 0; a < conditions; a++) {
      for (let b = 0; b <= a; b++) this.schur[a * conditions + b] = dot(sides[a]!, this.solved[b]!);
    }
    // Conditions that depend on each other are dropped: their multipliers are 0.
    choleskyInPlace(this.schur, conditions, new Uint8Array(conditions), 1e-12);
  }

  solve(gradient: Float64Array, targets: Float64Array): { readonly step: Float64Array; readonly change: Float64Array } {
    const step = gradient.map((value) => -value);
    choleskySolve(this.factor, step.length, step);
    const change = Float64Array.from(this.sides, (side, a) => dot(side, step) - targets[a]!);
    choleskySolve(this.schur, change.length, change);
    for (let k = 0; k < step.length; k++) {
      let value = step[k]!;
      for (let a = 0; a < change.length; a++) value -= change[a]! * this.solved[a]![k]!;
      step[k] = value;
    }
    return { step, change };
  }
}

/** Size of the terms of V·x + c, of which rounding leaves a share even where they cancel. */
export function gradientScale({ size, quadratic, linear }: QuadraticProgram, x: Float64Array): number {
  let curvature = 0;
  let largest = 0;
  let steepest = Number.MIN_VALUE;
  for (let i = 0; i < size; i++) {
    curvature = Math.max(curvature, quadratic[i * size + i]!);
    largest = Math.max(largest, Math.abs(x[i]!));
    steepest = Math.max(steepest, Math.abs(linear[i]!));
  }
  return Math.max(steepest, curvature * largest);
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
  if (choleskyInPlace(part, m, dropped, 0) === 0) return part;
  throw new DomainError('NOT_POSITIVE_DEFINITE', 'The quadratic form falls in some direction: it has no minimum', {
    remedy: 'Repair the matrix, or choose another estimate of it',
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
