import { type QuadraticProgram } from './quadratic-program.ts';
import { productWith } from './solve-on-active-set.ts';

/** A step that leaves more than this share of the gap has stalled. */
const progress = 0.9;

/**
 * The unknowns and their equations. Each inequality is a pair of a slack and a multiplier; the pairs lie one after the other: lower
 * bounds, upper bounds, lower row bounds, upper row bounds, and with a turnover p, m (x − origin = p − m) and the turnover itself.
 */
export class InteriorState {
  residual = Infinity;
  /** Mean of slack × multiplier. */
  gap = Infinity;
  /** Whether the last step hardly lowered the gap. */
  stalled = false;
  readonly program: QuadraticProgram;
  readonly yields: Float64Array;
  readonly scale: number;
  readonly n: number;
  readonly count: number;
  readonly pairs: number;
  readonly exists: Uint8Array;
  readonly slack: Float64Array;
  readonly multiplier: Float64Array;
  readonly slackStep: Float64Array;
  readonly multiplierStep: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Multiplier of x − origin = p − m. */
  readonly q: Float64Array;
  readonly xStep: Float64Array;
  readonly yStep: Float64Array;
  readonly qStep: Float64Array;
  // Residuals: stationarity, rows (of both sides), p, m and turnover.
  readonly stationarity: Float64Array;
  readonly rowValue: Float64Array;
  turnoverResidual = 0;

  constructor(program: QuadraticProgram, yields: Float64Array) {
    const { size: n, quadratic, linear, rowLower, turnover } = program;
    const count = rowLower.length;
    this.program = program;
    this.yields = yields;
    this.n = n;
    this.count = count;
    let largest = 0;
    for (let i = 0; i < n; i++) largest = Math.max(largest, quadratic[i * n + i]!, Math.abs(linear[i]!));
    this.scale = largest > 0 ? 1 / largest : 1;
    this.pairs = 2 * n + 2 * count + (turnover ? 2 * n + 1 : 0);
    this.exists = new Uint8Array(this.pairs);
    this.slack = new Float64Array(this.pairs).fill(1);
    this.multiplier = new Float64Array(this.pairs);
    this.slackStep = new Float64Array(this.pairs);
    this.multiplierStep = new Float64Array(this.pairs);
    this.x = new Float64Array(n);
    this.y = new Float64Array(count);
    this.q = new Float64Array(n);
    this.xStep = new Float64Array(n);
    this.yStep = new Float64Array(count);
    this.qStep = new Float64Array(n);
    this.stationarity = new Float64Array(n);
    this.rowValue = new Float64Array(count);
    this.start();
  }

  /** A point within the bounds, every product of slack and multiplier the same. */
  private start(): void {
    const { n, count, exists, slack, multiplier, x, y } = this;
    const { lower, upper, rowLower, rowUpper, turnover } = this.program;
    for (let i = 0; i < n; i++) {
      const low = lower[i]!;
      const high = upper[i]!;
      const wish = turnover ? turnover.origin[i]! : 1 / n;
      const margin = Math.min(0.1 * (high - low), 1 / n);
      x[i] = Math.min(high - margin, Math.max(low + margin, wish));
      if (Number.isFinite(low)) {
        exists[i] = 1;
        slack[i] = x[i]! - low;
      }
      if (Number.isFinite(high)) {
        exists[n + i] = 1;
        slack[n + i] = high - x[i]!;
      }
    }
    this.measureRows();
    for (let k = 0; k < count; k++) {
      if (rowLower[k] === rowUpper[k]) continue;
      const width = Math.min(1, rowUpper[k]! - rowLower[k]!);
      const below = 2 * n + k;
      const above = below + count;
      if (Number.isFinite(rowLower[k]!)) {
        exists[below] = 1;
        slack[below] = Math.max(0.1 * width, this.rowValue[k]! - rowLower[k]!);
      }
      if (Number.isFinite(rowUpper[k]!)) {
        exists[above] = 1;
        slack[above] = Math.max(0.1 * width, rowUpper[k]! - this.rowValue[k]!);
      }
    }
    if (turnover) {
      const bought = 2 * n + 2 * count;
      let total = 0;
      for (let i = 0; i < n; i++) {
        const away = x[i]! - turnover.origin[i]!;
        const both = (0.5 * Math.max(0, turnover.most) + 1e-3) / n;
        slack[bought + i] = Math.max(away, 0) + both;
        slack[bought + n + i] = Math.max(-away, 0) + both;
        total += slack[bought + i]! + slack[bought + n + i]!;
      }
      slack[bought + 2 * n] = Math.max(0.1 * Math.abs(turnover.most), 1e-3, turnover.most - total);
      exists.fill(1, bought);
    }
    let mean = 0;
    let present = 0;
    for (let pair = 0; pair < this.pairs; pair++) {
      if (exists[pair] === 0) continue;
      mean += slack[pair]!;
      present++;
    }
    if (present === 0) return;
    for (let pair = 0; pair < this.pairs; pair++) {
      if (exists[pair] !== 0) multiplier[pair] = mean / present / slack[pair]!;
    }
    for (let k = 0; k < count; k++) y[k] = multiplier[2 * n + count + k]! - multiplier[2 * n + k]!;
  }

  /** Values of the rows, less what they give way. */
  private measureRows(): void {
    const { n, count, x, y, rowValue, yields } = this;
    const { rows } = this.program;
    for (let k = 0; k < count; k++) {
      let sum = -yields[k]! * y[k]!;
      for (let i = 0; i < n; i++) sum += rows[k * n + i]! * x[i]!;
      rowValue[k] = sum;
    }
  }

  /** How far the conditions of optimality are from being met. */
  measure(): void {
    const { n, count, pairs, exists, slack, multiplier, x, y, q, stationarity, scale, yields } = this;
    const { quadratic, linear, rows, rowLower, rowUpper, turnover } = this.program;
    const curved = productWith(quadratic, n, x, linear);
    let worst = 0;
    let largest = 1;
    for (let i = 0; i < n; i++) {
      let sum = curved[i]! * scale + multiplier[n + i]! - multiplier[i]! + q[i]!;
      for (let k = 0; k < count; k++) sum += y[k]! * rows[k * n + i]!;
      stationarity[i] = sum;
      largest = Math.max(largest, Math.abs(multiplier[i]!), Math.abs(multiplier[n + i]!));
      worst = Math.max(worst, Math.abs(sum));
    }
    worst /= largest;
    this.measureRows();
    for (let k = 0; k < count; k++) {
      const value = this.rowValue[k]!;
      const below = 2 * n + k;
      const above = below + count;
      const size = Math.max(1, Math.abs(value));
      if (rowLower[k] === rowUpper[k]) worst = Math.max(worst, Math.abs(value - rowLower[k]!) / size);
      if (exists[below]) worst = Math.max(worst, Math.abs(value - rowLower[k]! - slack[below]!) / size);
      if (exists[above]) worst = Math.max(worst, Math.abs(rowUpper[k]! - value - slack[above]!) / size);
    }
    if (turnover) {
      const bought = 2 * n + 2 * count;
      const last = bought + 2 * n;
      let total = slack[last]! - turnover.most - yields[count]! * multiplier[last]!;
      for (let i = bought; i < last; i++) total += slack[i]!;
      this.turnoverResidual = total;
      worst = Math.max(worst, Math.abs(total));
      for (let i = 0; i < n; i++) {
        const sides = Math.abs(x[i]! - turnover.origin[i]! - slack[bought + i]! + slack[bought + n + i]!);
        const pulls = Math.abs(multiplier[last]! - q[i]! - multiplier[bought + i]!);
        const pushes = Math.abs(multiplier[last]! + q[i]! - multiplier[bought + n + i]!);
        worst = Math.max(worst, sides, pulls / largest, pushes / largest);
      }
    }
    let sum = 0;
    let present = 0;
    for (let pair = 0; pair < pairs; pair++) {
      if (exists[pair] === 0) continue;
      sum += slack[pair]! * multiplier[pair]!;
      present++;
    }
    const before = this.gap;
    this.gap = present > 0 ? sum / present : 0;
    this.stalled = this.gap > progress * before;
    this.residual = worst;
  }
}
