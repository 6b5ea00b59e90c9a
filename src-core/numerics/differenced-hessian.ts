import { type SmoothFunction } from './minimise-in-box.ts';

/**
 * Second derivatives of a function by central differences of its exact gradient, made symmetric.
 *
 * @param steps one a variable
 * @returns n × n, row by row
 */
export function differencedHessian(evaluate: SmoothFunction, x: Float64Array, steps: Float64Array): Float64Array {
  const n = x.length;
  const hessian = new Float64Array(n * n);
  const moved = x.slice();
  const up = new Float64Array(n);
  const down = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const step = steps[j]!;
    moved[j] = x[j]! + step;
    evaluate(moved, up);
    moved[j] = x[j]! - step;
    evaluate(moved, down);
    moved[j] = x[j]!;
    for (let i = 0; i < n; i++) hessian[i * n + j] = (up[i]! - down[i]!) / (2 * step);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const both = 0.5 * (hessian[i * n + j]! + hessian[j * n + i]!);
      hessian[i * n + j] = both;
      hessian[j * n + i] = both;
    }
  }
  return hessian;
}
