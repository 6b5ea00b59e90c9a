import { type ActiveSet, type QuadraticProgram } from './quadratic-program.ts';
import { productWith } from './solve-on-active-set.ts';

/**
 * The third of the variables whose gradient at an even portfolio is lowest is free, the others rest at their lower bounds: a
 * start from which few corrections are needed when most weights end at a bound.
 */
export function firstGuess(program: QuadraticProgram): ActiveSet {
  const { size, quadratic, linear, lower, upper, rowLower, rowUpper } = program;
  const even = Float64Array.from(lower, (low, i) => Math.min(upper[i]!, Math.max(low, 1 / size)));
  const gradient = productWith(quadratic, size, even, linear);
  const order = Int32Array.from(gradient.keys()).sort((a, b) => gradient[a]! - gradient[b]! || a - b);
  const variables = new Int8Array(size);
  const free = Math.max(Math.min(size, 10), Math.ceil(size / 3));
  for (let place = free; place < size; place++) {
    const i = order[place]!;
    if (Number.isFinite(lower[i]!)) variables[i] = -1;
  }
  return {
    variables,
    rows: Int8Array.from(rowLower, (low, row) => (low === rowUpper[row] ? 1 : 0)),
    turnover: false,
    sides: new Int8Array(size),
  };
}
