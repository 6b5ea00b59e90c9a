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

/** Room for the columns of one day; made once and used for every day. */
export interface EliminationRoom {
  /** √w·x, style by style at the packed day's capacity. */
  readonly columns: Float64Array;
  /** √w·r. */
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
 * industry means is the same as solving for the industries: N·S²/2 multiplications instead of N·(S + J)²/2. The means are
 * taken out of the sums of products at the end, which saves a pass over the day.
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
  const { count, styles, industries, capacity } = packed;
  const { styles: matrix, right, meanReturns, meanStyles, weights: weightSums } = equations;
  weighReturns(packed, weights, room, equations);
  for (let s = 0; s < styles; s++) weighStyle(packed, s, room, equations);
  products(room.columns, count, styles, capacity, matrix);
  let returnSquares = dot(room.returns, 0, room.returns, 0, count);
  for (let s = 0; s < styles; s++) right[s] = dot(room.columns, s * capacity, room.returns, 0, count);
  for (let j = 0; j < industries; j++) {
    const weight = weightSums[j]!;
    const mean = meanReturns[j]!;
    returnSquares -= weight * mean * mean;
    for (let s = 0; s < styles; s++) {
      const weighted = weight * meanStyles[j * styles + s]!;
      right[s]! -= weighted * mean;
      for (let k = 0; k <= s; k++) matrix[s * styles + k]! -= weighted * meanStyles[j * styles + k]!;
    }
  }
  equations.returnSquares = returnSquares;
}

function weighReturns(
  packed: PackedDay,
  weights: Float64Array,
  room: EliminationRoom,
  equations: NormalEquations,
): void {
  const { industries, offsets, capWeights, returns } = packed;
  const { roots, returns: weighted } = room;
  for (let j = 0; j < industries; j++) {
    let weightSum = 0;
    let capSum = 0;
    let returnSum = 0;
    for (let p = offsets[j]!; p < offsets[j + 1]!; p++) {
      const weight = weights[p]!;
      const root = Math.sqrt(weight);
      roots[p] = root;
      weighted[p] = root * returns[p]!;
      weightSum += weight;
      capSum += capWeights[p]!;
      returnSum += weight * returns[p]!;
    }
    equations.weights[j] = weightSum;
    equations.caps[j] = capSum;
    equations.meanReturns[j] = weightSum > 0 ? returnSum / weightSum : 0;
  }
}

function weighStyle(packed: PackedDay, style: number, room: EliminationRoom, equations: NormalEquations): void {
  const { industries, offsets, columns, capacity, styles } = packed;
  const { roots, columns: weighted } = room;
  const start = style * capacity;
  for (let j = 0; j < industries; j++) {
    let sum = 0;
    for (let p = offsets[j]!; p < offsets[j + 1]!; p++) {
      const value = roots[p]! * columns[start + p]!;
      weighted[start + p] = value;
      sum += roots[p]! * value;
    }
    equations.meanStyles[j * styles + style] = equations.weights[j]! > 0 ? sum / equations.weights[j]! : 0;
  }
}

/**
 * Lower triangle of the matrix of products. Two rows and two columns at a time: four values read are four products, and four
 * independent sums keep the processor busy.
 */
function products(weighted: Float64Array, count: number, styles: number, capacity: number, matrix: Float64Array): void {
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
        const x = weighted[row + p]!;
        const y = weighted[other + p]!;
        const u = weighted[a + p]!;
        const v = weighted[b + p]!;
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
