import { symmetricEigen } from '../../numerics/symmetric-eigen.ts';
import { createStream, type RandomStream } from '../../numerics/random-stream.ts';

/** Draws added up together before they join the total. */
export const drawsOfBlock = 125;

/**
 * Eigenfactor risk adjustment. Portfolios of small estimated risk are the ones whose risk is underestimated most, because
 * the sample's own noise chose them. How much is found by simulation: with the estimated matrix taken as true, samples are
 * drawn, decomposed, and each of their eigenvectors' estimated variance is held against its true one. The eigenvalues are
 * then scaled by γ² = (a(ν − 1) + 1)², ν the simulated root mean ratio of true to estimated variance.
 *
 * A draw needs no returns: the sample covariance of T normal days is a Wishart matrix, drawn directly by Bartlett's
 * decomposition, T the effective number of days of the weights.
 *
 * @param covariance n × n, positive semi-definite
 * @param days effective number of days
 * @returns n × n; null with no more than n + 1 days, whose samples would be singular
 * @source Menchero, Wang & Orr (2011), Eigen-Adjusted Covariance Matrices, MSCI Research, eqs. 3–11; Bartlett (1933)
 */
export function adjustEigenfactors(
  covariance: Float64Array,
  n: number,
  days: number,
  { draws, amplification }: { readonly draws: number; readonly amplification: number },
  seed: number,
): Float64Array | null {
  if (days <= n + 1) return null;
  const { values, vectors } = symmetricEigen(covariance, n);
  const bias = simulatedBias(values, days, draws, seed);
  const adjusted = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const gamma = amplification * (Math.sqrt(bias[k]!) - 1) + 1;
    const value = gamma * gamma * Math.max(0, values[k]!);
    for (let a = 0; a < n; a++) {
      const scaled = value * vectors[a * n + k]!;
      for (let b = 0; b < n; b++) adjusted[a * n + b]! += scaled * vectors[b * n + k]!;
    }
  }
  for (let a = 0; a < n; a++) for (let b = 0; b < a; b++) adjusted[a * n + b] = adjusted[b * n + a]!;
  return adjusted;
}

/** Mean over draws of true ÷ estimated variance of each eigenvector of a simulated sample: ν² of every eigenvalue. */
export function simulatedBias(values: Float64Array, days: number, draws: number, seed: number): Float64Array {
  const sums = new Float64Array(values.length);
  for (let first = 0; first < draws; first += drawsOfBlock) {
    const block = eigenfactorBiasOfDraws(values, days, seed, first, Math.min(drawsOfBlock, draws - first));
    for (let k = 0; k < sums.length; k++) sums[k]! += block[k]!;
  }
  return sums.map((sum) => sum / draws);
}

/**
 * Sum over a range of draws of true ÷ estimated variance of each eigenvector. Every draw has a random stream of its own, and
 * blocks of `drawsOfBlock` are added up in their order: the bits do not depend on who computes which block.
 *
 * @param values true eigenvalues, ascending
 * @param days effective number of days, more than the number of eigenvalues
 * @returns one sum an eigenvalue, in their order
 */
export function eigenfactorBiasOfDraws(
  values: Float64Array,
  days: number,
  seed: number,
  firstDraw: number,
  draws: number,
): Float64Array {
  const n = values.length;
  const deviations = values.map((value) => Math.sqrt(Math.max(0, value)));
  const sample = new Float64Array(n * n);
  const factor = new Float64Array(n * n);
  const sums = new Float64Array(n);
  for (let draw = firstDraw; draw < firstDraw + draws; draw++) {
    drawSample(createStream(seed, draw), deviations, n, days, factor, sample);
    const drawn = symmetricEigen(sample, n);
    for (let k = 0; k < n; k++) {
      let truth = 0;
      for (let i = 0; i < n; i++) truth += drawn.vectors[i * n + k]! ** 2 * Math.max(0, values[i]!);
      const estimate = drawn.values[k]!;
      // A factor without variance has no bias.
      sums[k]! += estimate > 0 && truth > 0 ? truth / estimate : 1;
    }
  }
  return sums;
}

/** Sample covariance D·A·Aᵀ·D ÷ T of T normal days with standard deviations D; A is Bartlett's lower triangle. */
function drawSample(
  stream: RandomStream,
  deviations: Float64Array,
  n: number,
  days: number,
  factor: Float64Array,
  sample: Float64Array,
): void {
  for (let i = 0; i < n; i++) {
    const scale = deviations[i]! / Math.sqrt(days);
    for (let j = 0; j < i; j++) factor[i * n + j] = scale * stream.normal();
    factor[i * n + i] = scale * Math.sqrt(chiSquare(stream, days - i));
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += factor[i * n + k]! * factor[j * n + k]!;
      sample[i * n + j] = sum;
      sample[j * n + i] = sum;
    }
  }
}

/**
 * A χ² draw with more than one degree of freedom, as twice a gamma draw.
 *
 * @source Marsaglia & Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26
 */
function chiSquare(stream: RandomStream, degrees: number): number {
  const d = degrees / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = stream.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = stream.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}
