import { simdCrossProducts } from '../../numerics/simd-cross-products.ts';

/** A covariance matrix, and how far it was drawn towards its target; null for an estimate without one. */
export interface CovarianceEstimate {
  /** Daily, securities × securities, row by row. */
  readonly covariance: Float64Array;
  readonly shrinkage: number | null;
}

/** Mean of each security. @param returns one row a security, days side by side */
export function meansOf(returns: Float64Array, securities: number, days: number): Float64Array {
  const means = new Float64Array(securities);
  for (let i = 0; i < securities; i++) {
    let sum = 0;
    for (let t = i * days; t < (i + 1) * days; t++) sum += returns[t]!;
    means[i] = sum / days;
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
