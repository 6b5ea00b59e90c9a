import { type QuadraticProgram } from './quadratic-program.ts';

/** A program in the variables that can move, and where they stand in the whole one. */
export interface ReducedProgram {
  readonly program: QuadraticProgram;
  readonly moving: Int32Array;
}

/** Puts the values of variables with equal bounds into the program and leaves these variables out. */
export function withoutFixedVariables(whole: QuadraticProgram): ReducedProgram {
  const { size, quadratic, linear, lower, upper, rows, rowLower, rowUpper, turnover } = whole;
  const moving = Int32Array.from([...lower.keys()].filter((i) => lower[i]! < upper[i]!));
  if (moving.length === size) return { program: whole, moving };
  const n = moving.length;
  const fixed = [...lower.keys()].filter((i) => !(lower[i]! < upper[i]!));
  const reducedQuadratic = new Float64Array(n * n);
  const reducedLinear = new Float64Array(n);
  for (let a = 0; a < n; a++) {
    const row = moving[a]! * size;
    for (let b = 0; b < n; b++) reducedQuadratic[a * n + b] = quadratic[row + moving[b]!]!;
    let sum = linear[moving[a]!]!;
    for (const j of fixed) sum += quadratic[row + j]! * lower[j]!;
    reducedLinear[a] = sum;
  }
  const count = rowLower.length;
  const reducedRows = new Float64Array(count * n);
  const held = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    for (let a = 0; a < n; a++) reducedRows[k * n + a] = rows[k * size + moving[a]!]!;
    for (const j of fixed) held[k]! += rows[k * size + j]! * lower[j]!;
  }
  let moved = 0;
  if (turnover) for (const j of fixed) moved += Math.abs(lower[j]! - turnover.origin[j]!);
  const pick = (values: Float64Array) => Float64Array.from(moving, (i) => values[i]!);
  return {
    program: {
      size: n,
      quadratic: reducedQuadratic,
      linear: reducedLinear,
      lower: pick(lower),
      upper: pick(upper),
      rows: reducedRows,
      rowLower: rowLower.map((value, k) => value - held[k]!),
      rowUpper: rowUpper.map((value, k) => value - held[k]!),
      turnover: turnover && { origin: pick(turnover.origin), most: turnover.most - moved },
    },
    moving,
  };
}
