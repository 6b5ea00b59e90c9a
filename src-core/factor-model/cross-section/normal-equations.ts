import { type PackedDay } from './packed-day.ts';

/**
 * Weighted sums of a packed day with the industries eliminated: each style and the return less its weighted industry mean.
 * What the regression needs, and nothing of the size of the market.
 */
export interface NormalEquations {
  /** Styles × styles, lower triangle, row by row: Σ w (x − x̄)(x − x̄)ᵀ within industries. */
  readonly styles: Float64Array;
  /** Σ w (x − x̄)(r − r̄). */
  readonly right: Float64Array;
  /** Σ w (r − r̄)². */
  returnSquares: number;
  /** Per industry: Σ w, Σ cap, weighted mean of the return, and of each style (industries × styles). */
  readonly weights: Float64Array;
  readonly caps: Float64Array;
  readonly meanReturns: Float64Array;
  readonly meanStyles: Float64Array;
}

export function newNormalEquations(industries: number, styles: number): NormalEquations {
  return {
    styles: new Float64Array(styles * styles),
    right: new Float64Array(styles),
    returnSquares: 0,
    weights: new Float64Array(industries),
    caps: new Float64Array(industries),
    meanReturns: new Float64Array(industries),
    meanStyles: new Float64Array(industries * styles),
  };
}

/** Room for the columns of one day after elimination; made once and used for every day. */
export interface EliminationRoom {
  /** √w·(x − x̄), style by style at the packed day's capacity. */
  readonly columns: Float64Array;
  /** √w·(r − r̄). */
  readonly returns: Float64Array;
  /** √w. */
  readonly roots: Float64Array;
}

export function newEliminationRoom(capacity: number, styles: number): EliminationRoom {
  return {
    columns: new Float64Array(capacity * styles),
    returns: new Float64Array(capacity),
    roots: new Float64Array(capacity),
  };
}

/**
 * Eliminates the industries and sums up. Because every security belongs to exactly one industry, subtracting weighted
 * industry means is the same as solving for the industries: N·S²/2 multiplications instead of N·(S + J)²/2.
 *
 * @param weights regression weight of each packed security
 * @source Frisch & Waugh (1933); Lovell (1963): partialling out
 */
export function accumulate(
  packed: PackedDay,
  weights: Float64Array,
  room: EliminationRoom,
  equations: NormalEquations,
): void {
  const { count, styles, industries, offsets, columns, capacity, capWeights, returns } = packed;
  const centred = room.columns;
  const centredReturns = room.returns;
  const { roots } = room;
  for (let j = 0; j < industries; j++) {
    const from = offsets[j]!;
    const to = offsets[j + 1]!;
    let weightSum = 0;
    let capSum = 0;
    let returnSum = 0;
    for (let p = from; p < to; p++) {
      weightSum += weights[p]!;
      capSum += capWeights[p]!;
      returnSum += weights[p]! * returns[p]!;
    }
    equations.weights[j] = weightSum;
    equations.caps[j] = capSum;
    const mean = weightSum > 0 ? returnSum / weightSum : 0;
    equations.meanReturns[j] = mean;
    for (let p = from; p < to; p++) {
      roots[p] = Math.sqrt(weights[p]!);
      centredReturns[p] = roots[p]! * (returns[p]! - mean);
    }
  }
  for (let s = 0; s < styles; s++) {
    const column = s * capacity;
    for (let j = 0; j < industries; j++) {
      const from = offsets[j]!;
      const to = offsets[j + 1]!;
      let sum = 0;
      for (let p = from; p < to; p++) sum += weights[p]! * columns[column + p]!;
      const mean = equations.weights[j]! > 0 ? sum / equations.weights[j]! : 0;
      equations.meanStyles[j * styles + s] = mean;
      for (let p = from; p < to; p++) centred[column + p] = roots[p]! * (columns[column + p]! - mean);
    }
  }
  products(centred, count, styles, capacity, equations.styles);
  for (let s = 0; s < styles; s++) equations.right[s] = dot(centred, s * capacity, centredReturns, 0, count);
  equations.returnSquares = dot(centredReturns, 0, centredReturns, 0, count);
}

/**
 * Lower triangle of the matrix of products. Two rows and two columns at a time: four values read are four products, and four
 * independent sums keep the processor busy.
 */
function products(centred: Float64Array, count: number, styles: number, capacity: number, matrix: Float64Array): void {
  for (let s = 0; s < styles; s += 2) {
    const row = s * capacity;
    const other = s + 1 < styles ? row + capacity : row;
    for (let k = 0; k <= s; k += 2) {
      const a = k * capacity;
      const b = k + 1 < styles ? a + capacity : a;
      let rowA = 0;
      let rowB = 0;
      let otherA = 0;
      let otherB = 0;
      for (let p = 0; p < count; p++) {
        const x = centred[row + p]!;
        const y = centred[other + p]!;
        const u = centred[a + p]!;
        const v = centred[b + p]!;
        rowA += x * u;
        rowB += x * v;
        otherA += y * u;
        otherB += y * v;
      }
      matrix[s * styles + k] = rowA;
      if (k + 1 < styles) matrix[s * styles + k + 1] = rowB;
      if (s + 1 < styles) {
        matrix[(s + 1) * styles + k] = otherA;
        if (k + 1 < styles) matrix[(s + 1) * styles + k + 1] = otherB;
      }
    }
  }
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, count: number): number {
  let even = 0;
  let odd = 0;
  let p = 0;
  for (; p + 1 < count; p += 2) {
    even += a[fromA + p]! * b[fromB + p]!;
    odd += a[fromA + p + 1]! * b[fromB + p + 1]!;
  }
  if (p < count) even += a[fromA + p]! * b[fromB + p]!;
  return even + odd;
}
