import { choleskyInPlace, choleskySolve } from '../cholesky.ts';
import { projectOnL1Ball } from './project-on-l1-ball.ts';
import { type ActiveSet, type QuadraticProgram } from './quadratic-program.ts';

/** Conditions no x can meet together, by the multipliers that prove it. */
export interface Conflict {
  readonly rows: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly turnover: boolean;
}

const penalty = 0.3;
const equalityPenalty = 100;
const proximal = 1e-6;
const stepsAtATime = 50;
/** A multiplier counts among those that prove a conflict from this share of the largest on. */
const provingShare = 0.02;

/**
 * The alternating direction method of multipliers on a quadratic program. It always moves towards the solution, but slowly in the
 * end: here it only guesses which conditions are active, and proves when none can be met together.
 *
 * @source Boyd et al. (2011), "Distributed optimization and statistical learning via ADMM", section 5; proof of infeasibility:
 *   Banjac, Goulart, Stellato & Boyd (2019), "Infeasibility detection in ADMM for convex optimization"
 */
export class Splitting {
  private readonly program: QuadraticProgram;
  private readonly scale: number;
  private readonly factor: Float64Array;
  private readonly weights: Float64Array;
  private readonly x: Float64Array;
  private readonly box: Float64Array;
  private readonly boxDual: Float64Array;
  private readonly ball: Float64Array;
  private readonly ballDual: Float64Array;
  private readonly row: Float64Array;
  private readonly rowDual: Float64Array;

  constructor(program: QuadraticProgram) {
    const { size, quadratic, rows, rowLower, rowUpper, turnover } = program;
    const count = rowLower.length;
    this.program = program;
    let trace = 0;
    for (let i = 0; i < size; i++) trace += quadratic[i * size + i]!;
    this.scale = trace > 0 ? size / trace : 1;
    this.weights = Float64Array.from(rowLower, (low, k) => (low === rowUpper[k] ? penalty * equalityPenalty : penalty));
    const matrix = new Float64Array(size * size);
    const diagonal = proximal + penalty * (turnover ? 2 : 1);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) matrix[i * size + j] = quadratic[i * size + j]! * this.scale;
      matrix[i * size + i]! += diagonal;
    }
    for (let k = 0; k < count; k++) {
      for (let i = 0; i < size; i++) {
        const left = this.weights[k]! * rows[k * size + i]!;
        if (left === 0) continue;
        for (let j = 0; j <= i; j++) matrix[i * size + j]! += left * rows[k * size + j]!;
      }
    }
    choleskyInPlace(matrix, size, new Uint8Array(size), 0);
    this.factor = matrix;
    this.x = new Float64Array(size);
    this.box = new Float64Array(size);
    this.boxDual = new Float64Array(size);
    this.ball = new Float64Array(size);
    this.ballDual = new Float64Array(size);
    this.row = new Float64Array(count);
    this.rowDual = new Float64Array(count);
  }

  /** Goes on for some steps; returns the conflict when the steps prove one. */
  advance(): Conflict | null {
    const before = [this.boxDual.slice(), this.rowDual.slice(), this.ballDual.slice()] as const;
    for (let step = 0; step < stepsAtATime; step++) this.step();
    return this.conflict(before);
  }

  private step(): void {
    const { size, linear, lower, upper, rows, rowLower, rowUpper, turnover } = this.program;
    const { x, box, boxDual, ball, ballDual, row, rowDual, weights } = this;
    const target = new Float64Array(size);
    for (let i = 0; i < size; i++) {
      target[i] = proximal * x[i]! - this.scale * linear[i]! + penalty * (box[i]! - boxDual[i]!);
      if (turnover) target[i]! += penalty * (ball[i]! - ballDual[i]!);
    }
    for (let k = 0; k < row.length; k++) {
      const pull = weights[k]! * (row[k]! - rowDual[k]!);
      for (let i = 0; i < size; i++) target[i]! += pull * rows[k * size + i]!;
    }
    choleskySolve(this.factor, size, target);
    x.set(target);
    for (let i = 0; i < size; i++) {
      const moved = x[i]! + boxDual[i]!;
      box[i] = Math.min(upper[i]!, Math.max(lower[i]!, moved));
      boxDual[i] = moved - box[i]!;
    }
    for (let k = 0; k < row.length; k++) {
      let moved = rowDual[k]!;
      for (let i = 0; i < size; i++) moved += rows[k * size + i]! * x[i]!;
      row[k] = Math.min(rowUpper[k]!, Math.max(rowLower[k]!, moved));
      rowDual[k] = moved - row[k]!;
    }
    if (turnover) {
      const { origin, most } = turnover;
      const away = Float64Array.from(x, (value, i) => value + ballDual[i]! - origin[i]!);
      const projected = projectOnL1Ball(away, most);
      for (let i = 0; i < size; i++) {
        ball[i] = origin[i]! + projected[i]!;
        ballDual[i] = away[i]! - projected[i]!;
      }
    }
  }

  /** The active set the present multipliers point to. */
  guess(): ActiveSet {
    const { lower, upper, rowLower, rowUpper, turnover } = this.program;
    const pulled = this.ballDual.some((value) => Math.abs(value) > 1e-9);
    const variables = Int8Array.from(this.box, (value, i) => {
      if (value <= lower[i]! && this.boxDual[i]! < 0) return -1;
      if (value >= upper[i]! && this.boxDual[i]! > 0) return 1;
      return pulled && this.ball[i] === turnover!.origin[i] ? 2 : 0;
    });
    return {
      variables,
      rows: Int8Array.from(this.row, (value, k) => {
        if (rowLower[k] === rowUpper[k]) return 1;
        if (value <= rowLower[k]! && this.rowDual[k]! < 0) return -1;
        return value >= rowUpper[k]! && this.rowDual[k]! > 0 ? 1 : 0;
      }),
      turnover: pulled,
      sides: Int8Array.from(this.ball, (value, i) =>
        pulled && variables[i] === 0 ? Math.sign(value - turnover!.origin[i]!) : 0,
      ),
    };
  }

  /** Multipliers that grow without end in a direction that no x can answer prove that there is no solution. */
  private conflict([box, rowsBefore, ball]: readonly [Float64Array, Float64Array, Float64Array]): Conflict | null {
    const { size, lower, upper, rows, rowLower, rowUpper, turnover } = this.program;
    const ofBox = this.boxDual.map((value, i) => penalty * (value - box[i]!));
    const ofRows = this.rowDual.map((value, k) => this.weights[k]! * (value - rowsBefore[k]!));
    const ofBall = this.ballDual.map((value, i) => penalty * (value - ball[i]!));
    let largest = 0;
    for (const values of [ofBox, ofRows, ofBall])
      for (const value of values) largest = Math.max(largest, Math.abs(value));
    if (!(largest > 1e-9)) return null;
    let support = 0;
    let mismatch = 0;
    for (let i = 0; i < size; i++) {
      const value = ofBox[i]!;
      if (Math.abs(value) > 1e-6 * largest) support += value > 0 ? value * upper[i]! : value * lower[i]!;
      let sum = value + ofBall[i]!;
      for (let k = 0; k < ofRows.length; k++) sum += ofRows[k]! * rows[k * size + i]!;
      mismatch = Math.max(mismatch, Math.abs(sum));
    }
    ofRows.forEach((value, k) => {
      if (Math.abs(value) > 1e-6 * largest) support += value > 0 ? value * rowUpper[k]! : value * rowLower[k]!;
    });
    if (turnover) {
      let steepest = 0;
      for (let i = 0; i < size; i++) {
        support += ofBall[i]! * turnover.origin[i]!;
        steepest = Math.max(steepest, Math.abs(ofBall[i]!));
      }
      support += steepest * turnover.most;
    }
    if (mismatch > 1e-4 * largest || !(support < -1e-4 * largest)) return null;
    const proving = (values: Float64Array, sign: number) =>
      [...values.keys()].filter((i) => sign * values[i]! > provingShare * largest);
    return {
      rows: [...proving(ofRows, 1), ...proving(ofRows, -1)].sort((a, b) => a - b),
      lower: proving(ofBox, -1),
      upper: proving(ofBox, 1),
      turnover: ofBall.some((value) => Math.abs(value) > provingShare * largest),
    };
  }
}
