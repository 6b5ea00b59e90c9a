/** Multiples of the promised rate against which evidence is gathered, each with the same stake; those that are probabilities. */
export const evidenceMultiples = [1.25, 1.5, 2, 3, 5] as const;

/** Odds of 20 and 100: what chance reaches at any time with probability 5 % and 1 % at most. */
export const evidenceMarks = { warn: 20, limit: 100 } as const;

/** The exponential of more is no finite number. */
const mostLog = 700;

/**
 * Evidence after each day that exceptions come more often than promised: an e-process, the mean of likelihood ratios of higher
 * rates to the promised one. Whatever happened before, its expectation does not grow while the conditional probability of an
 * exception is at most the promised one, so that by Ville's inequality it ever reaches 1/α with probability α at most: it may
 * be looked at every day.
 *
 * @param exceptions 1 = exception, 0 = none
 * @param promised probability of an exception, in (0, 0.8)
 * @returns the likelihood ratios capped at e⁷⁰⁰, so that the mean is finite
 * @source Ville (1939); Vovk & Wang (2021), "E-values: calibration, combination and applications"; Wang, Wang & Ziegel (2022),
 *   "E-backtesting"
 */
export function coverageEvidence(exceptions: Uint8Array, promised: number): Float64Array {
  const multiples = evidenceMultiples.filter((multiple) => promised * multiple < 1);
  const quiet = multiples.map((multiple) => Math.log1p(-promised * multiple) - Math.log1p(-promised));
  const loud = multiples.map((multiple) => Math.log(multiple));
  const logs = new Float64Array(multiples.length);
  return Float64Array.from(exceptions, (exception) => {
    let sum = 0;
    for (let k = 0; k < logs.length; k++) {
      logs[k]! += exception === 1 ? loud[k]! : quiet[k]!;
      sum += Math.exp(Math.min(logs[k]!, mostLog));
    }
    return sum / logs.length;
  });
}
