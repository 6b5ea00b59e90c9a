/** ES calibrated to a period of stress. */
export interface StressedShortfall {
  /** ES of all factors ÷ ES of the reduced set, at least 1. */
  readonly ratio: number;
  /** Positive = loss, in the unit of the inputs. */
  readonly es: number;
  /** Whether the reduced set explains the 75 % of ES that the rules demand on average over twelve weeks; here of this pair. */
  readonly reducedSetSuffices: boolean;
}

const leastShare = 0.75;

/**
 * ES under stress from a reduced set of risk factors, those with a long history, scaled by what the others add today. Analytical, not
 * regulatory capital.
 *
 * @param reducedStressed ES of the reduced set in the period of stress
 * @param fullCurrent, reducedCurrent ES of all factors and of the reduced set over the last twelve months; positive
 * @source Basel Framework MAR33.5 and MAR33.6
 */
export function stressedShortfall(
  reducedStressed: number,
  fullCurrent: number,
  reducedCurrent: number,
): StressedShortfall {
  const ratio = Math.max(1, fullCurrent / reducedCurrent);
  return { ratio, es: reducedStressed * ratio, reducedSetSuffices: reducedCurrent >= leastShare * fullCurrent };
}
