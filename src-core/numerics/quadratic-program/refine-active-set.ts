import { type ActiveSet, type QuadraticProgram, type QuadraticSolution } from './quadratic-program.ts';
import { gradientScale, solveOnActiveSet, type Candidate } from './solve-on-active-set.ts';

/** An active set that can be changed. */
interface Working {
  readonly variables: Int8Array;
  readonly rows: Int8Array;
  readonly sides: Int8Array;
  turnover: boolean;
}

/** A solution and the active set that leads to it. */
export interface Refined {
  readonly solution: QuadraticSolution;
  readonly active: ActiveSet;
}

/** How the active set changes to meet a condition that the candidate breaks. */
type Correction = (working: Working) => void;

/** What a met condition may be off by. */
const rounding = 1e-10;
/** Rounds in which all corrections are made at once without fewer of them being left; then they are made one at a time. */
const patience = 6;

/**
 * Finds the active set of the solution from a guess: solves the program the set leaves, corrects every condition the result
 * breaks, and again, until none is broken. Then the solution is exact to rounding. Where correcting all at once goes round in
 * circles, only the last broken condition is corrected, which ends for positive definite V and bounds alone.
 *
 * @param tolerance share of the scale of x and of the gradient below which a condition counts as met
 * @returns null where no set was found within `rounds`
 * @source Bergounioux, Ito & Kunisch (1999), "Primal-dual strategy for constrained optimal control problems"; one at a time: Júdice
 *   & Pires (1994), "A block principal pivoting algorithm for large-scale strictly monotone linear complementarity problems"
 */
export function refineActiveSet(
  program: QuadraticProgram,
  guess: ActiveSet,
  rounds: number,
  tolerance = 1e-11,
): Refined | null {
  const working: Working = {
    variables: guess.variables.slice(),
    rows: guess.rows.slice(),
    sides: guess.sides.slice(),
    turnover: guess.turnover,
  };
  let fewest = Infinity;
  let waited = 0;
  for (let round = 1; round <= rounds; round++) {
    const candidate = solveOnActiveSet(program, working);
    if (!candidate.x.every(Number.isFinite)) return null;
    const corrections = brokenConditions(program, working, candidate, tolerance);
    if (corrections.length === 0) {
      // Conditions that exclude or repeat each other may have been dropped: the set is a guess too far.
      const met = candidate.residual <= rounding && conditionsHold(program, candidate.x);
      return met ? { solution: solutionOf(program, working, candidate, round), active: working } : null;
    }
    if (corrections.length < fewest) {
      fewest = corrections.length;
      waited = 0;
    } else waited += 1;
    if (waited <= patience) for (const correct of corrections) correct(working);
    else corrections[corrections.length - 1]!(working);
  }
  return null;
}

/** Whether x meets every condition. */
function conditionsHold(program: QuadraticProgram, x: Float64Array): boolean {
  const { size, lower, upper, rows, rowLower, rowUpper, turnover } = program;
  for (let i = 0; i < size; i++) {
    const margin = rounding * Math.max(1, Math.abs(x[i]!));
    if (x[i]! < lower[i]! - margin || x[i]! > upper[i]! + margin) return false;
  }
  for (let row = 0; row < rowLower.length; row++) {
    let value = 0;
    for (let i = 0; i < size; i++) value += rows[row * size + i]! * x[i]!;
    const margin = rounding * Math.max(1, Math.abs(value));
    if (value < rowLower[row]! - margin || value > rowUpper[row]! + margin) return false;
  }
  if (turnover === null) return true;
  let total = 0;
  for (let i = 0; i < size; i++) total += Math.abs(x[i]! - turnover.origin[i]!);
  return total <= turnover.most + rounding * Math.max(1, total);
}

function brokenConditions(
  program: QuadraticProgram,
  working: Working,
  candidate: Candidate,
  tolerance: number,
): Correction[] {
  const { size, lower, upper, rows, rowLower, rowUpper, turnover } = program;
  const { x, gradient, rowMultipliers, turnoverMultiplier } = candidate;
  let largest = Number.MIN_VALUE;
  for (const value of x) largest = Math.max(largest, Math.abs(value));
  const near = tolerance * largest;
  const flat = tolerance * gradientScale(program, x);
  const pull = working.turnover ? turnoverMultiplier : 0;
  const corrections: Correction[] = [];
  const variable = (i: number, state: number, side = 0) =>
    corrections.push((set) => {
      set.variables[i] = state;
      set.sides[i] = side;
    });

  for (let i = 0; i < size; i++) {
    const state = working.variables[i]!;
    const value = x[i]!;
    const slope = gradient[i]!;
    const origin = turnover?.origin[i] ?? 0;
    if (state === 0) {
      const side = working.turnover ? working.sides[i]! : 0;
      if (side !== 0 && side * (value - origin) < -near) variable(i, 2);
      else if (value < lower[i]! - near) variable(i, -1);
      else if (value > upper[i]! + near) variable(i, 1);
    } else if (state === 2) {
      if (slope < -pull - flat) variable(i, 0, 1);
      else if (slope > pull + flat) variable(i, 0, -1);
    } else {
      if (lower[i]! === upper[i]!) continue;
      // At a bound on one side of the origin the turnover pulls back towards it.
      const sign = Math.sign(value - origin);
      const net = slope + (working.turnover ? pull * (sign || state) : 0);
      if (state < 0 && net < -flat) variable(i, 0, sign || 1);
      else if (state > 0 && net > flat) variable(i, 0, sign || -1);
    }
  }
  for (let row = 0; row < rowLower.length; row++) {
    const state = working.rows[row]!;
    if (rowLower[row] === rowUpper[row]) continue;
    const change = (to: number) => corrections.push((set) => (set.rows[row] = to));
    if (state === 0) {
      let value = 0;
      for (let i = 0; i < size; i++) value += rows[row * size + i]! * x[i]!;
      const margin = tolerance * Math.max(1, Math.abs(value));
      if (value < rowLower[row]! - margin) change(-1);
      else if (value > rowUpper[row]! + margin) change(1);
    } else if (state * rowMultipliers[row]! < -flat) change(0);
  }
  if (turnover) {
    if (working.turnover) {
      if (turnoverMultiplier < -flat) {
        corrections.push((set) => {
          set.turnover = false;
          for (let i = 0; i < size; i++) if (set.variables[i] === 2) set.variables[i] = 0;
        });
      }
    } else {
      let total = 0;
      for (let i = 0; i < size; i++) total += Math.abs(x[i]! - turnover.origin[i]!);
      if (total > turnover.most + near) {
        corrections.push((set) => {
          set.turnover = true;
          for (let i = 0; i < size; i++) set.sides[i] = Math.sign(x[i]! - turnover.origin[i]!) || 1;
        });
      }
    }
  }
  return corrections;
}

function solutionOf(
  program: QuadraticProgram,
  working: Working,
  candidate: Candidate,
  iterations: number,
): QuadraticSolution {
  const { x, gradient, rowMultipliers } = candidate;
  const { lower, upper, rowLower, rowUpper } = program;
  const pull = working.turnover ? Math.max(0, candidate.turnoverMultiplier) : 0;
  // A multiplier that is 0 but for rounding must not end up on the other side.
  const onItsSide = (multiplier: number, state: number) => (state * multiplier > 0 ? multiplier : 0);
  return {
    x,
    rowMultipliers: rowMultipliers.map((multiplier, k) =>
      rowLower[k] === rowUpper[k] ? multiplier : onItsSide(multiplier, working.rows[k]!),
    ),
    boundMultipliers: Float64Array.from(x, (value, i) => {
      const state = working.variables[i]!;
      if (state !== 1 && state !== -1) return 0;
      const multiplier = -gradient[i]! - pull * Math.sign(value - (program.turnover?.origin[i] ?? 0));
      return lower[i] === upper[i] ? multiplier : onItsSide(multiplier, state);
    }),
    turnoverMultiplier: pull,
    iterations,
  };
}
