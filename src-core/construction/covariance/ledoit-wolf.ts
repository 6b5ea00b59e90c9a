import { simdCrossProducts } from '../../numerics/simd-cross-products.ts';
import { demeaned, meansOf, type CovarianceEstimate } from './sample.ts';

/** The sample covariance with divisor T and what the intensities of shrinkage are made of. */
interface Sample {
  readonly covariance: Float64Array;
  readonly securities: number;
  readonly days: number;
  /** Σᵢ xᵢₜ² of each day. */
  readonly squares: Float64Array;
  /** Σ of the squared covariances. */
  readonly norm: number;
  /** Σ of the asymptotic variances of √T × the covariances: (1/T)·Σₜ(Σᵢ xᵢₜ²)² − Σ sᵢⱼ². */
  readonly noise: number;
}

function sampleOf(returns: Float64Array, securities: number, days: number): Sample {
  const means = meansOf(returns, securities, days);
  const squares = new Float64Array(days);
  const covariance = simdCrossProducts(securities, days, (i, from, centred) => {
    const mean = means[i]!;
    const start = i * days + from;
    for (let t = 0; t < centred.length; t++) {
      const value = returns[start + t]! - mean;
      centred[t] = value;
      squares[from + t]! += value * value;
    }
  });
  let norm = 0;
  for (let cell = 0; cell < covariance.length; cell++) {
    const value = covariance[cell]! / days;
    covariance[cell] = value;
    norm += value * value;
  }
  let fourth = 0;
  for (let t = 0; t < days; t++) fourth += squares[t]! * squares[t]!;
  return { covariance, securities, days, squares, norm, noise: fourth / days - norm };
}

/** shrinkage × target + (1 − shrinkage) × sample, in place of the sample. */
function shrink({ covariance, securities }: Sample, shrinkage: number, target: (i: number, j: number) => number) {
  for (let i = 0; i < securities; i++) {
    for (let j = 0; j <= i; j++) {
      const value = shrinkage * target(i, j) + (1 - shrinkage) * covariance[i * securities + j]!;
      covariance[i * securities + j] = value;
      covariance[j * securities + i] = value;
    }
  }
  return { covariance, shrinkage };
}

/** Squared distance from the target, as a share of the sample's squared entries, below which only rounding tells them apart. */
const sameShare = 1e-26;

/** Part of the way to the target, in [0, 1]; 0 where the sample already is the target. */
function intensity(excess: number, distance: number, { norm, days }: Sample): number {
  return distance > sameShare * norm ? Math.max(0, Math.min(1, excess / distance / days)) : 0;
}

/**
 * Shrinkage towards the average variance times the identity.
 *
 * @param returns one row a security, days side by side
 * @source Ledoit & Wolf (2004), "A well-conditioned estimator for large-dimensional covariance matrices", section 3.3
 */
export function ledoitWolf(returns: Float64Array, securities: number, days: number): CovarianceEstimate {
  const sample = sampleOf(returns, securities, days);
  const { covariance, norm, noise } = sample;
  let trace = 0;
  for (let i = 0; i < securities; i++) trace += covariance[i * securities + i]!;
  const average = trace / securities;
  const distance = norm - average * average * securities;
  const shrinkage = intensity(noise, distance, sample);
  for (let cell = 0; cell < covariance.length; cell++) covariance[cell]! *= 1 - shrinkage;
  for (let i = 0; i < securities; i++) covariance[i * securities + i]! += shrinkage * average;
  return { covariance, shrinkage };
}

/**
 * Shrinkage towards the sample's variances with one correlation, the average.
 *
 * The double sums of the paper's appendix fall into products of sums over securities, so that no day takes more than a pass.
 *
 * @source Ledoit & Wolf (2004), "Honey, I shrunk the sample covariance matrix", appendix B
 */
export function ledoitWolfConstantCorrelation(
  returns: Float64Array,
  securities: number,
  days: number,
): CovarianceEstimate {
  const sample = sampleOf(returns, securities, days);
  const { covariance, noise } = sample;
  const centred = demeaned(returns, securities, days);
  const deviation = Float64Array.from({ length: securities }, (_, i) => Math.sqrt(covariance[i * securities + i]!));
  const inverse = deviation.map((value) => (value > 0 ? 1 / value : 0));
  let correlations = 0;
  for (let i = 0; i < securities; i++) {
    for (let j = 0; j < i; j++) correlations += covariance[i * securities + j]! * inverse[i]! * inverse[j]!;
  }
  const average = securities > 1 ? (2 * correlations) / (securities * (securities - 1)) : 0;
  const target = (i: number, j: number) =>
    i === j ? covariance[i * securities + i]! : average * deviation[i]! * deviation[j]!;

  // Σ_{i≠j} (σⱼ/σᵢ)·((1/T)·Σₜ xᵢₜ³·xⱼₜ − sᵢᵢ·sᵢⱼ), and Σᵢ of the variances' own variances.
  const cubes = new Float64Array(days);
  const weighted = new Float64Array(days);
  let own = 0;
  let fourths = 0;
  for (let i = 0; i < securities; i++) {
    let fourth = 0;
    for (let t = 0; t < days; t++) {
      const x = centred[i * days + t]!;
      const square = x * x;
      cubes[t]! += square * x * inverse[i]!;
      weighted[t]! += x * deviation[i]!;
      fourth += square * square;
    }
    fourths += fourth / days;
    own += fourth / days - covariance[i * securities + i]! ** 2;
  }
  let cross = 0;
  for (let t = 0; t < days; t++) cross += cubes[t]! * weighted[t]!;
  let products = 0;
  let distance = 0;
  for (let i = 0; i < securities; i++) {
    for (let j = 0; j < securities; j++) {
      if (i === j) continue;
      const value = covariance[i * securities + j]!;
      products += deviation[i]! * deviation[j]! * value;
      distance += (target(i, j) - value) ** 2;
    }
  }
  const shared = own + average * (cross / days - fourths - products);
  const shrinkage = intensity(noise - shared, distance, sample);
  return shrink(sample, shrinkage, target);
}

/**
 * Shrinkage towards a single-index model whose market is the equally weighted mean of the securities.
 *
 * @source Ledoit & Wolf (2003), "Improved estimation of the covariance matrix of stock returns with an application to portfolio
 *   selection", section 2 and appendix
 */
export function ledoitWolfSingleFactor(returns: Float64Array, securities: number, days: number): CovarianceEstimate {
  const sample = sampleOf(returns, securities, days);
  const { covariance, squares, noise } = sample;
  const centred = demeaned(returns, securities, days);
  const market = new Float64Array(days);
  for (let i = 0; i < securities; i++) {
    for (let t = 0; t < days; t++) market[t]! += centred[i * days + t]! / securities;
  }
  let variance = 0;
  for (let t = 0; t < days; t++) variance += (market[t]! * market[t]!) / days;
  const withMarket = new Float64Array(securities);
  for (let i = 0; i < securities; i++) {
    for (let t = 0; t < days; t++) withMarket[i]! += (centred[i * days + t]! * market[t]!) / days;
  }
  const target = (i: number, j: number) =>
    i === j ? covariance[i * securities + i]! : (withMarket[i]! * withMarket[j]!) / variance;

  /** Σⱼ cⱼ·xⱼₜ of each day. */
  const projected = new Float64Array(days);
  let own = 0;
  let firstOwn = 0;
  let thirdOwn = 0;
  for (let i = 0; i < securities; i++) {
    const c = withMarket[i]!;
    const v = covariance[i * securities + i]!;
    let fourth = 0;
    let third = 0;
    let second = 0;
    for (let t = 0; t < days; t++) {
      const x = centred[i * days + t]!;
      const m = market[t]!;
      projected[t]! += c * x;
      fourth += x ** 4;
      third += x * x * x * m;
      second += x * x * m * m;
    }
    own += fourth / days - v * v;
    firstOwn += (third / days - c * v) * c;
    thirdOwn += (second / days - variance * v) * c * c;
  }
  let first = 0;
  let third = 0;
  for (let t = 0; t < days; t++) {
    first += (market[t]! * squares[t]! * projected[t]!) / days;
    third += (market[t]! * projected[t]!) ** 2 / days;
  }
  let form = 0;
  let distance = 0;
  for (let i = 0; i < securities; i++) {
    for (let j = 0; j < securities; j++) {
      const value = covariance[i * securities + j]!;
      form += withMarket[i]! * value * withMarket[j]!;
      if (i !== j) distance += (target(i, j) - value) ** 2;
    }
  }
  const offDiagonal =
    (2 * (first - form - firstOwn)) / variance - (third - variance * form - thirdOwn) / (variance * variance);
  const shrinkage = variance > 0 ? intensity(noise - own - offDiagonal, distance, sample) : 0;
  return shrink(sample, shrinkage, target);
}
