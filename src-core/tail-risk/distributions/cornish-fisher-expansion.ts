/** The Cornish–Fisher quantile of the standard normal one: z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36. */
export function cornishFisherQuantile(z: number, skew: number, kurtosis: number): number {
  const square = z * z;
  return z + ((square - 1) * skew) / 6 + (z * (square - 3) * kurtosis) / 24 - (z * (2 * square - 5) * skew * skew) / 36;
}

/** What the tail's mean of the quantile is beside the normal one's: 1 + zS/6 + (z² − 1)K/24 − (2z² − 1)S²/36. */
export function cornishFisherTailFactor(z: number, skew: number, kurtosis: number): number {
  const square = z * z;
  return 1 + (z * skew) / 6 + ((square - 1) * kurtosis) / 24 - ((2 * square - 1) * skew * skew) / 36;
}

/**
 * Whether the expansion is increasing for every z, so that its values are the quantiles of a distribution.
 *
 * @source Maillard (2012), "A user's guide to the Cornish Fisher expansion"
 */
export function cornishFisherIsMonotone(skew: number, kurtosis: number): boolean {
  const leading = kurtosis / 8 - (skew * skew) / 6;
  const constant = 1 - kurtosis / 8 + (5 * skew * skew) / 36;
  return leading >= 0 && (skew * skew) / 9 - 4 * leading * constant <= 0;
}
