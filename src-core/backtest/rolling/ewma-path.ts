import { DomainError } from '../../domain-error.ts';
import { allEqual, sampleVariance } from '../../numerics/moments.ts';

/**
 * Exponentially weighted variances of every day of a series and the day after it, one recursion over the whole history:
 * v₀ = sample variance (n − 1) of the first window, vₜ₊₁ = λ·vₜ + (1 − λ)·rₜ². What a day's forecast is does not depend on the
 * window, once the first is forgotten.
 *
 * @returns one more element than `returns`
 * @source J.P. Morgan/Reuters (1996), RiskMetrics Technical Document, 4th ed., section 5.2
 */
export function ewmaPath(returns: Float64Array, window: number, lambda: number): Float64Array {
  const variances = new Float64Array(returns.length + 1);
  let variance = sampleVariance(returns.subarray(0, window));
  for (let day = 0; day < returns.length; day++) {
    variances[day] = variance;
    variance = lambda * variance + (1 - lambda) * returns[day]! * returns[day]!;
  }
  variances[returns.length] = variance;
  return variances;
}

/** Past returns by the volatility forecast for their day, and the days that have none. */
export interface Standardised {
  readonly variances: Float64Array;
  /** 0 on days without volatility. */
  readonly values: Float64Array;
  /**
   * @throws DomainError ZERO_VARIANCE where a day from `first` to `last` has no volatility to divide by, or all returns from `first` up
   *   to `last` (exclusive) are equal
   */
  requireVolatility(first: number, last: number): void;
}

export function standardiseByEwma(returns: Float64Array, window: number, lambda: number): Standardised {
  const variances = ewmaPath(returns, window, lambda);
  // What is below the rounding of the first is no volatility to divide by.
  const least = variances[0]! * Number.EPSILON ** 2;
  /** Days up to and including each that have none. */
  const still = new Int32Array(variances.length);
  for (let day = 0, count = 0; day < variances.length; day++) {
    if (!(variances[day]! > least)) count++;
    still[day] = count;
  }
  return {
    variances,
    values: returns.map((value, day) => (variances[day]! > least ? value / Math.sqrt(variances[day]!) : 0)),
    requireVolatility(first, last) {
      // Square returns about 0 have a mean where returns do not move, yet nothing that could be rescaled.
      if (allEqual(returns.subarray(first, last))) {
        throw new DomainError('ZERO_VARIANCE', 'All returns are equal: they have no volatility to rescale');
      }
      if (still[last]! - (first > 0 ? still[first - 1]! : 0) === 0) return;
      throw new DomainError('ZERO_VARIANCE', 'The returns stand still for so long that their volatility is 0');
    },
  };
}
