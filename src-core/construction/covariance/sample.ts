import { simdCrossProducts } from '../../numerics/simd-cross-products.ts';

/** A covariance matrix, and how far it was drawn towards its target; null for an estimate without one. */
export interface CovarianceEstimate {
  /** Daily, securities × securities, row by row. */
  readonly covariance: Float64Array;
  readonly shrinkage: number | null;
}

/**
 * Mean of each security. Four sums run side by side: an addition need not wait for the one before.
 *
 * @param returns one row a security, days side by side
 */
export function meansOf(returns: Float64Array, securities: number, days: number): Float64Array {
  const means = new Float64Array(securities);
  for (let i = 0; i < securities; i++) {
    const end = (i + 1) * days;
    let t = i * days;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (; t + 3 < end; t += 4) {
      sum0 += returns[t]!;
      sum1 += returns[t + 1]!;
      sum2 += returns[t + 2]!;
      sum3 += returns[t + 3]!;
    }
    for (; t < end; t++) sum0 += returns[t]!;
    means[i] = (sum0 + sum1 + (sum2 + sum3)) / days;
  }
  return means;
}

/** The returns less the mean of each security. */
export function demeaned(returns: Float64Array, securities: number, days: number): Float64Array {
  const means = meansOf(returns, securities, days);
  const centred = new Float64Array(securities * days);
  for (let i = 0; i < securities; i++) {
    const mean = means[i]!;
    for (let t = i * days; t < (i + 1) * days; t++) centred[t] = returns[t]! - mean;
  }
  return centred;
}

/** Sample covariance, divisor n − 1. */
export function sampleCovarianceMatrix(returns: Float64Array, securities: number, days: number): CovarianceEstimate {
  const means = meansOf(returns, securities, days);
  const covariance = simdCrossProducts(securities, days, (i, from, centred) => {
    const mean = means[i]!;
    const start = i * days + from;
    for (let t = 0; t < centred.length; t++) centred[t] = returns[start + t]! - mean;
  });
  for (let cell = 0; cell < covariance.length; cell++) covariance[cell]! /= days - 1;
  return { covariance, shrinkage: null };
}
