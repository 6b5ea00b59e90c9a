/** Weights on a simplex that minimise a pinball loss, and the proof that no others do better. */
export interface SimplexQuantileFit {
  /** Not negative, adding up to 1. */
  readonly weights: Float64Array;
  /** Mean pinball loss of the weights. */
  readonly loss: number;
  /** A bound no weights can go below, by duality; equal to the loss up to rounding. */
  readonly bound: number;
}

/** Steps without progress after which the order of the columns alone decides, so that no basis is met twice. */
const patience = 20;
const tolerance = 1e-11;
/** Steps per column, far beyond what is ever needed: rounding must not keep it going for ever. */
const mostSteps = 50;

/**
 * Quantile regression with weights that are not negative and add up to 1: minimises Σ ρ(yₜ − Σ wᵢ·xᵢₜ), ρ(u) = u·(p − 1{u < 0}).
 *
 * Solved in its dual, max Σ yₜ·aₜ + b with Σₜ xᵢₜ·aₜ + b ≤ 0 for each i and −(1 − p) ≤ aₜ ≤ p, which has a row a regressor only: the
 * simplex method with bounds, whose multipliers are the weights.
 *
 * @param y one a day, at least one day
 * @param x one array a regressor, at least one
 * @param p in (0, 1)
 * @source Koenker & Bassett (1978), "Regression quantiles", theorem 3.1 (dual); Bland (1977), "New finite pivoting rules for the
 *   simplex method"
 */
export function simplexQuantileRegression(y: Float64Array, x: readonly Float64Array[], p: number): SimplexQuantileFit {
  const rows = x.length;
  const days = y.length;
  const unit = largestSize([y, ...x]) || 1;
  // One column a day: the regressors in units of the largest number.
  const cells = new Float64Array(days * rows);
  x.forEach((own, i) => own.forEach((one, day) => (cells[day * rows + i] = one / unit)));
  const low = p - 1;
  const high = p;

  // Columns: the days, then b, then a slack a row. The basis has a column a row; `inverse` is that of its matrix. Most days lie above
  // a low quantile, where their variable is at its upper bound.
  const free = days;
  const count = days + 1 + rows;
  const value = new Float64Array(count).fill(high, 0, days);
  const load = x.map((own) => own.reduce((sum, one) => sum + (one / unit) * high, 0));
  const fullest = load.indexOf(Math.max(...load));
  value[free] = -load[fullest]!;
  for (let i = 0; i < rows; i++) value[days + 1 + i] = -load[i]! - value[free]!;
  const basis = Int32Array.from({ length: rows }, (_, i) => (i === fullest ? free : days + 1 + i));
  const inBasis = new Uint8Array(count);
  for (const column of basis) inBasis[column] = 1;
  // b's column is all ones: every row but its own loses it.
  const inverse = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    inverse[i * rows + i] = 1;
    if (i !== fullest) inverse[i * rows + fullest] = -1;
  }

  const gain = (column: number) => (column < days ? y[column]! / unit : column === free ? 1 : 0);
  const lowest = (column: number) => (column < days ? low : column === free ? -Infinity : 0);
  const highest = (column: number) => (column < days ? high : Infinity);
  /** Inner product of a vector with one value a row and a column. */
  const along = (vector: Float64Array, at: number, column: number) => {
    let sum = 0;
    if (column < days) for (let i = 0; i < rows; i++) sum += vector[at + i]! * cells[column * rows + i]!;
    else if (column === free) for (let i = 0; i < rows; i++) sum += vector[at + i]!;
    else sum = vector[at + column - days - 1]!;
    return sum;
  };

  const multipliers = new Float64Array(rows);
  const direction = new Float64Array(rows);
  let idle = 0;
  for (let steps = 0; steps < mostSteps * count; steps++) {
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let k = 0; k < rows; k++) sum += gain(basis[k]!) * inverse[k * rows + i]!;
      multipliers[i] = sum;
    }
    // The column that promises most; the first that promises anything once steps have led nowhere for a while.
    let entering = -1;
    let promised = tolerance;
    let sign = 1;
    for (let column = 0; column < count; column++) {
      if (inBasis[column] === 1) continue;
      const reduced = gain(column) - along(multipliers, 0, column);
      const moves = reduced > 0 ? value[column]! < highest(column) : value[column]! > lowest(column);
      if (!moves || Math.abs(reduced) <= promised) continue;
      entering = column;
      sign = reduced > 0 ? 1 : -1;
      if (idle >= patience) break;
      promised = Math.abs(reduced);
    }
    if (entering < 0) break;

    for (let k = 0; k < rows; k++) direction[k] = sign * along(inverse, k * rows, entering);
    let step = highest(entering) - lowest(entering);
    let leaving = -1;
    for (let k = 0; k < rows; k++) {
      const slope = direction[k]!;
      if (Math.abs(slope) < tolerance) continue;
      const column = basis[k]!;
      const room = (value[column]! - (slope > 0 ? lowest(column) : highest(column))) / slope;
      if (room > step || (room === step && leaving >= 0 && column > basis[leaving]!)) continue;
      step = Math.max(0, room);
      leaving = k;
    }
    idle = step > tolerance ? 0 : idle + 1;
    for (let k = 0; k < rows; k++) value[basis[k]!]! -= step * direction[k]!;
    if (leaving < 0) {
      // From one bound to the other, no change of basis.
      value[entering] = sign > 0 ? highest(entering) : lowest(entering);
      continue;
    }
    value[entering]! += sign * step;
    const left = basis[leaving]!;
    // Exactly at its bound.
    value[left] = direction[leaving]! > 0 ? lowest(left) : highest(left);
    inBasis[left] = 0;
    inBasis[entering] = 1;
    basis[leaving] = entering;
    exchange(inverse, direction, leaving, sign);
  }
  return proven(y, x, p, multipliers, value);
}

/** The inverse after the column of one row has been exchanged for one along `direction`. */
function exchange(inverse: Float64Array, direction: Float64Array, row: number, sign: number): void {
  const rows = direction.length;
  const pivot = direction[row]! * sign;
  for (let i = 0; i < rows; i++) inverse[row * rows + i]! /= pivot;
  for (let k = 0; k < rows; k++) {
    const factor = direction[k]! * sign;
    if (k === row || factor === 0) continue;
    for (let i = 0; i < rows; i++) inverse[k * rows + i]! -= factor * inverse[row * rows + i]!;
  }
}

/** Rounds the multipliers to weights and holds their loss against the dual's bound, made feasible. */
function proven(
  y: Float64Array,
  x: readonly Float64Array[],
  p: number,
  multipliers: Float64Array,
  value: Float64Array,
): SimplexQuantileFit {
  const days = y.length;
  const weights = multipliers.map((one) => Math.max(0, one));
  const total = weights.reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < weights.length; i++) weights[i]! /= total;
  let loss = 0;
  let bound = 0;
  const loads = new Float64Array(x.length);
  for (let day = 0; day < days; day++) {
    let mixed = 0;
    const dual = Math.min(p, Math.max(p - 1, value[day]!));
    for (let i = 0; i < x.length; i++) {
      mixed += weights[i]! * x[i]![day]!;
      loads[i]! += x[i]![day]! * dual;
    }
    const miss = y[day]! - mixed;
    loss += miss * (miss < 0 ? p - 1 : p);
    bound += y[day]! * dual;
  }
  bound -= Math.max(...loads);
  return { weights, loss: loss / days, bound: bound / days };
}

function largestSize(columns: readonly Float64Array[]): number {
  let size = 0;
  for (const column of columns) for (const one of column) size = Math.max(size, Math.abs(one));
  return size;
}
