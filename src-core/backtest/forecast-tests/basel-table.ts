/** The supervisor's colours. */
export type TrafficZone = 'green' | 'amber' | 'red';

/** What follows from a number of exceptions in 250 days at 99 %. */
export interface BaselRow {
  readonly zone: TrafficZone;
  /** Added to 3 by the rules of 1996. */
  readonly plusFactor: number;
  /** 3 to 4: rules of 1996, for VaR. */
  readonly classicMultiplier: number;
  /** 1.5 to 2: MAR99, for ES. */
  readonly mar99Multiplier: number;
}

/** Days and confidence the table is made for. */
export const baselDays = 250;
export const baselConfidence = 0.99;

const plusFactors = [0, 0, 0, 0, 0, 0.4, 0.5, 0.65, 0.75, 0.85, 1] as const;
const mar99Multipliers = [1.5, 1.5, 1.5, 1.5, 1.5, 1.7, 1.76, 1.83, 1.88, 1.92, 2] as const;

/**
 * The multipliers of the traffic light.
 *
 * @param exceptions number in the last 250 days at 99 %; beyond ten the last row stands
 * @source Basel Committee (1996), "Supervisory framework for the use of backtesting", table 2; Basel Framework MAR99, table 2
 */
export function baselRow(exceptions: number): BaselRow {
  const row = Math.min(exceptions, plusFactors.length - 1);
  return {
    zone: exceptions < 5 ? 'green' : exceptions < 10 ? 'amber' : 'red',
    plusFactor: plusFactors[row]!,
    classicMultiplier: 3 + plusFactors[row]!,
    mar99Multiplier: mar99Multipliers[row]!,
  };
}
