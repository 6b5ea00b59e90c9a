import { choleskyInPlace, choleskySolve } from '../cholesky.ts';
import { type InteriorState } from './interior-state.ts';

/** Holds the step where V and the bounds leave a direction without curvature; it does not move the solution. */
const proximal = 1e-10;
const shareOfTheWay = 0.995;
const centring = 0.3;

/** One factorisation and the two directions that share it. */
interface Newton {
  readonly factor: Float64Array;
  /** Rows of the conditions: those of the program, then the turnover. */
  readonly conditions: readonly Float64Array[];
  /** Each condition solved with the factor. */
  readonly solved: readonly Float64Array[];
  readonly schur: Float64Array;
  /** K and κ of each variable's purchases and sales. */
  readonly stiffness: Float64Array;
  readonly lean: Float64Array;
}

/** Goes the way of Mehrotra's corrected direction, as far as all slacks and multipliers stay positive. */
export function stepTowardsSolution(state: InteriorState): void {
  const { pairs, exists, slack, multiplier, slackStep, multiplierStep } = state;
  const target = new Float64Array(pairs);
  const newton = factorise(state);
  for (let pair = 0; pair < pairs; pair++) target[pair] = -slack[pair]! * multiplier[pair]!;
  direct(state, newton, target);
  const free = longest(state, 1);
  let foreseen = 0;
  let present = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (exists[pair] === 0) continue;
    foreseen += (slack[pair]! + free * slackStep[pair]!) * (multiplier[pair]! + free * multiplierStep[pair]!);
    present++;
  }
  if (present > 0) {
    // Where the correction has led round in a circle, a plain step towards the middle leads out of it.
    const aim = state.stalled ? centring * state.gap : state.gap * (foreseen / present / state.gap) ** 3;
    const correction = state.stalled ? 0 : 1;
    for (let pair = 0; pair < pairs; pair++) {
      target[pair] = aim - slack[pair]! * multiplier[pair]! - correction * slackStep[pair]! * multiplierStep[pair]!;
    }
    direct(state, newton, target);
  }
  const length = longest(state, shareOfTheWay);
  for (let pair = 0; pair < pairs; pair++) {
    if (exists[pair] === 0) continue;
    slack[pair]! += length * slackStep[pair]!;
    multiplier[pair]! += length * multiplierStep[pair]!;
  }
  for (let i = 0; i < state.n; i++) {
    state.x[i]! += length * state.xStep[i]!;
    state.q[i]! += length * state.qStep[i]!;
  }
  for (let k = 0; k < state.count; k++) state.y[k]! += length * state.yStep[k]!;
}

/** The part of the step, at most 1, that keeps `share` of the way to the first slack or multiplier that becomes 0. */
function longest(
  { pairs, exists, slack, multiplier, slackStep, multiplierStep }: InteriorState,
  share: number,
): number {
  let length = 1 / share;
  for (let pair = 0; pair < pairs; pair++) {
    if (exists[pair] === 0) continue;
    if (slackStep[pair]! < 0) length = Math.min(length, -slack[pair]! / slackStep[pair]!);
    if (multiplierStep[pair]! < 0) length = Math.min(length, -multiplier[pair]! / multiplierStep[pair]!);
  }
  return Math.min(1, share * length);
}

function factorise(state: InteriorState): Newton {
  const { n, count, exists, slack, multiplier, scale, yields } = state;
  const { quadratic, rows, rowLower, rowUpper, turnover } = state.program;
  const bought = 2 * n + 2 * count;
  const stiffness = new Float64Array(n);
  const lean = new Float64Array(n);
  let give = 0;
  if (turnover) {
    for (let i = 0; i < n; i++) {
      const a = multiplier[bought + i]! / slack[bought + i]!;
      const b = multiplier[bought + n + i]! / slack[bought + n + i]!;
      stiffness[i] = (a / (a + b)) * b;
      lean[i] = (b - a) / (a + b);
      give += 4 / (a + b);
    }
    give += slack[bought + 2 * n]! / multiplier[bought + 2 * n]! + yields[count]!;
  }
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0, at = i * n; j <= i; j++, at++) factor[at] = quadratic[at]! * scale;
    factor[i * n + i]! += proximal + multiplier[i]! / slack[i]! + multiplier[n + i]! / slack[n + i]! + stiffness[i]!;
  }
  choleskyInPlace(factor, n, new Uint8Array(n), 0);
  const conditions = Array.from({ length: count }, (_, k) => rows.slice(k * n, (k + 1) * n));
  if (turnover) conditions.push(lean);
  const solved = conditions.map((condition) => {
    const column = condition.slice();
    choleskySolve(factor, n, column);
    return column;
  });
  const m = conditions.length;
  const schur = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) schur[a * m + b] = dot(conditions[a]!, solved[b]!);
  }
  for (let k = 0; k < count; k++) {
    const below = 2 * n + k;
    const above = below + count;
    schur[k * m + k]! += yields[k]!;
    if (rowLower[k] === rowUpper[k]) continue;
    const weight = multiplier[below]! / slack[below]! + multiplier[above]! / slack[above]!;
    // A row without bounds has no multiplier to step.
    schur[k * m + k]! += exists[below] || exists[above] ? 1 / weight : Infinity;
  }
  if (turnover) schur[m * m - 1]! += give;
  for (let k = 0; k < count; k++) {
    if (schur[k * m + k] !== Infinity) continue;
    for (let a = 0; a < m; a++) schur[Math.max(a, k) * m + Math.min(a, k)] = a === k ? 1 : 0;
  }
  choleskyInPlace(schur, m, new Uint8Array(m), 1e-14);
  return { factor, conditions, solved, schur, stiffness, lean };
}

/** Newton's direction for products slack × multiplier that change by `target`; written into the state's steps. */
function direct(state: InteriorState, newton: Newton, target: Float64Array): void {
  const { n, count, exists, slack, multiplier, slackStep, multiplierStep, x, q, xStep, yStep, qStep } = state;
  const { rowLower, rowUpper, turnover } = state.program;
  const { factor, conditions, solved, schur, stiffness, lean } = newton;
  const bought = 2 * n + 2 * count;
  const sold = bought + n;
  const last = sold + n;
  const pull = turnover ? multiplier[last]! : 0;
  /** What a multiplier changes by while its slack rests. */
  const still = (pair: number) => (exists[pair] === 0 ? 0 : target[pair]! / slack[pair]!);
  const ratio = (pair: number) => multiplier[pair]! / slack[pair]!;

  const base = new Float64Array(n);
  const held = new Float64Array(n);
  const right = new Float64Array(conditions.length);
  let moved = 0;
  for (let i = 0; i < n; i++) {
    base[i] = -state.stationarity[i]! + still(i) - still(n + i);
    if (!turnover) continue;
    const a = ratio(bought + i);
    const b = ratio(sold + i);
    const up = (still(bought + i) - (pull - q[i]! - multiplier[bought + i]!)) / a;
    const down = (still(sold + i) - (pull + q[i]! - multiplier[sold + i]!)) / b;
    held[i] = up - down - (x[i]! - turnover.origin[i]! - slack[bought + i]! + slack[sold + i]!);
    base[i]! += stiffness[i]! * held[i]!;
    moved += up + down - lean[i]! * held[i]!;
  }
  for (let k = 0; k < count; k++) {
    const value = state.rowValue[k]!;
    const below = 2 * n + k;
    const above = below + count;
    if (rowLower[k] === rowUpper[k]) right[k] = rowLower[k]! - value;
    else if (exists[below] || exists[above]) {
      let change = still(above) - still(below);
      if (exists[above]) change -= ratio(above) * (rowUpper[k]! - value - slack[above]!);
      if (exists[below]) change += ratio(below) * (value - rowLower[k]! - slack[below]!);
      right[k] = -change / (ratio(below) + ratio(above));
    }
  }
  if (turnover) right[count] = -state.turnoverResidual - target[last]! / multiplier[last]! - moved;

  choleskySolve(factor, n, base);
  const multipliers = Float64Array.from(conditions, (condition, k) => dot(condition, base) - right[k]!);
  state.program.rowLower.forEach((low, k) => {
    if (!Number.isFinite(low) && !Number.isFinite(rowUpper[k]!)) multipliers[k] = 0;
  });
  choleskySolve(schur, conditions.length, multipliers);
  for (let i = 0; i < n; i++) {
    let sum = base[i]!;
    for (let k = 0; k < conditions.length; k++) sum -= multipliers[k]! * solved[k]![i]!;
    xStep[i] = sum;
    slackStep[i] = sum;
    slackStep[n + i] = -sum;
    multiplierStep[i] = still(i) - ratio(i) * sum;
    multiplierStep[n + i] = still(n + i) + ratio(n + i) * sum;
  }
  for (let k = 0; k < count; k++) {
    yStep[k] = multipliers[k]!;
    if (rowLower[k] === rowUpper[k]) continue;
    let change = -state.yields[k]! * multipliers[k]!;
    for (let i = 0; i < n; i++) change += conditions[k]![i]! * xStep[i]!;
    const value = state.rowValue[k]!;
    const below = 2 * n + k;
    const above = below + count;
    if (exists[below]) slackStep[below] = change + (value - rowLower[k]! - slack[below]!);
    if (exists[above]) slackStep[above] = -change + (rowUpper[k]! - value - slack[above]!);
    // The nearer bound takes what the farther leaves of the row's multiplier: computed by itself it would be lost in rounding.
    if (ratio(above) >= ratio(below)) {
      multiplierStep[below] = still(below) - ratio(below) * slackStep[below]!;
      multiplierStep[above] = exists[above] ? multipliers[k]! + multiplierStep[below] : 0;
    } else {
      multiplierStep[above] = still(above) - ratio(above) * slackStep[above]!;
      multiplierStep[below] = multiplierStep[above] - multipliers[k]!;
    }
  }
  if (!turnover) return;
  const pullStep = multipliers[count]!;
  multiplierStep[last] = pullStep;
  slackStep[last] = (target[last]! - slack[last]! * pullStep) / multiplier[last]!;
  for (let i = 0; i < n; i++) {
    const tension = stiffness[i]! * (xStep[i]! - held[i]!) + lean[i]! * pullStep;
    qStep[i] = tension;
    multiplierStep[bought + i] = pullStep - tension + (pull - q[i]! - multiplier[bought + i]!);
    multiplierStep[sold + i] = pullStep + tension + (pull + q[i]! - multiplier[sold + i]!);
    slackStep[bought + i] =
      (target[bought + i]! - slack[bought + i]! * multiplierStep[bought + i]!) / multiplier[bought + i]!;
    slackStep[sold + i] = (target[sold + i]! - slack[sold + i]! * multiplierStep[sold + i]!) / multiplier[sold + i]!;
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
