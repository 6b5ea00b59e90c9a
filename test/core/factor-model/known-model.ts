import { createStream } from '../../../src-core/numerics/random-stream.ts';

/** Four factors with known volatilities and correlations, and returns drawn from them. */
export const knownFactors = 4;
const deviations = [0.01, 0.004, 0.006, 0.003];
const correlations = [1, 0.3, -0.2, 0, 0.3, 1, 0.1, 0.4, -0.2, 0.1, 1, -0.5, 0, 0.4, -0.5, 1];
export const knownCovariance = Float64Array.from(
  correlations,
  (value, cell) => value * deviations[Math.floor(cell / 4)]! * deviations[cell % 4]!,
);

/** Independent days; `scale` multiplies the last ones. */
export function drawReturns(days: number, seed: number, scale = (_: number) => 1): Float64Array {
  const lower = lowerOf(knownCovariance, knownFactors);
  const stream = createStream(seed, 0);
  const returns = new Float64Array(days * knownFactors);
  for (let t = 0; t < days; t++) {
    const z = Array.from({ length: knownFactors }, () => stream.normal());
    for (let a = 0; a < knownFactors; a++) {
      for (let b = 0; b <= a; b++) returns[t * knownFactors + a]! += scale(t) * lower[a * knownFactors + b]! * z[b]!;
    }
  }
  return returns;
}

/** Plain Cholesky of a positive definite matrix. */
function lowerOf(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] = i === j ? Math.sqrt(sum) : sum / lower[j * n + j]!;
    }
  }
  return lower;
}
