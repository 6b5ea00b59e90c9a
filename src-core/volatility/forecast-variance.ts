import { expectedLogVariance } from './egarch.ts';
import { type VolatilityFit } from './fit-volatility.ts';

/** Values of the recursion's coefficients and of the innovations' shape, out of the vector of parameters. */
export function partsOf({ specification, parameters }: VolatilityFit): {
  readonly mu: number;
  readonly coefficients: Float64Array;
  readonly shape: readonly number[];
} {
  const first = specification.mean === 'constant' ? 1 : 0;
  const count = specification.process.coefficientNames.length;
  return {
    mu: first === 1 ? parameters[0]! : 0,
    coefficients: parameters.slice(first, first + count),
    shape: [...parameters.subarray(first + count)],
  };
}

/** Variance of the day after the sample. */
export function nextVariance({ variance }: VolatilityFit): number {
  return variance[variance.length - 1]!;
}

/** Largest absolute residual of the sample. */
export function largestResidual({ residuals }: Pick<VolatilityFit, 'residuals'>): number {
  return residuals.reduce((largest, residual) => Math.max(largest, Math.abs(residual)), 0);
}

/** Expected variance of each of the next days, given the sample; null from where it is infinite (EGARCH with t innovations). */
export function forecastVariance(fit: VolatilityFit, days: number): readonly (number | null)[] {
  const { process, innovation } = fit.specification;
  const { coefficients, shape } = partsOf(fit);
  const normal = innovation.id === 'normal';
  return process.forecast(coefficients, nextVariance(fit), days, innovation.lowerVariance(shape), normal);
}

/** Expected ln σ² of each of the next days for EGARCH, where it exists whatever the innovations; null for other models. */
export function forecastLogVariance(fit: VolatilityFit, days: number): readonly number[] | null {
  const { process, innovation } = fit.specification;
  if (process.id !== 'egarch') return null;
  const { coefficients, shape } = partsOf(fit);
  const distribution = innovation.distribution(shape);
  const below = distribution.cdf(0);
  // E|z| = −2·E[z; z < 0], as the mean is 0.
  const meanSize = -2 * below * distribution.tailMean(below);
  return expectedLogVariance(coefficients, nextVariance(fit), days, meanSize);
}
