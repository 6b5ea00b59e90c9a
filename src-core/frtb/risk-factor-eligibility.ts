/** Whether prices of a risk factor are seen often enough to model it. */
export interface RiskFactorEligibility {
  /** Days of the year with a real price. */
  readonly observed: number;
  /** The fewest in any stretch of 90 days. */
  readonly fewestInStretch: number;
  /** At least 24 days, and never fewer than 4 in 90 days. */
  readonly passesSpread: boolean;
  /** At least 100 days. */
  readonly passesCount: boolean;
  readonly modellable: boolean;
}

const year = 365;
const stretch = 90;
const leastSpread = 24;
const leastInStretch = 4;
const leastCount = 100;

/**
 * The risk factor eligibility test over twelve months. Analytical, not regulatory capital.
 *
 * @param days days on which a real price was observed, counted from 0, the first of the twelve months, to 364; several observations on a
 *   day count once, other days not at all
 * @source Basel Framework MAR31.13
 */
export function testEligibility(days: readonly number[]): RiskFactorEligibility {
  const seen = new Uint8Array(year);
  for (const day of days) if (Number.isInteger(day) && day >= 0 && day < year) seen[day] = 1;
  let observed = 0;
  let inStretch = 0;
  let fewestInStretch = stretch;
  for (let day = 0; day < year; day++) {
    observed += seen[day]!;
    inStretch += seen[day]! - (day >= stretch ? seen[day - stretch]! : 0);
    if (day >= stretch - 1) fewestInStretch = Math.min(fewestInStretch, inStretch);
  }
  const passesSpread = observed >= leastSpread && fewestInStretch >= leastInStretch;
  const passesCount = observed >= leastCount;
  return { observed, fewestInStretch, passesSpread, passesCount, modellable: passesSpread || passesCount };
}
