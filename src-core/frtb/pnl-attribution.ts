import { kolmogorovDistance } from '../numerics/kolmogorov-distance.ts';
import { spearman } from '../numerics/spearman.ts';

/** How well the risk model's P&L follows that of full revaluation, in the supervisor's colours. */
export type AttributionZone = 'green' | 'amber' | 'red';

/** The test of one desk; analytical, not regulatory capital. */
export interface ProfitAttribution {
  readonly days: number;
  /** Rank correlation of hypothetical and risk-theoretical P&L; null where one of them never changes. */
  readonly spearman: number | null;
  /** Largest distance of their distribution functions. */
  readonly kolmogorovSmirnov: number | null;
  /** Null where a figure does not exist. */
  readonly zone: AttributionZone | null;
  /** Whether the rules' 250 days are there; with fewer the zones are indicative. */
  readonly wholeYear: boolean;
}

/** Days of the test. */
const attributionDays = 250;
const thresholds = { spearman: { green: 0.8, red: 0.7 }, kolmogorovSmirnov: { green: 0.09, red: 0.12 } } as const;

/**
 * P&L attribution test on the last 250 days.
 *
 * @param hypothetical P&L of full revaluation, HPL, oldest first, NaN not allowed
 * @param riskTheoretical P&L that the risk model explains, RTPL, on the same days, in the same unit
 * @source Basel Framework MAR32.24 to MAR32.44; ranks of equal values are averaged, which the rules leave open
 */
export function attributeProfitAndLoss(hypothetical: Float64Array, riskTheoretical: Float64Array): ProfitAttribution {
  const hpl = hypothetical.slice(-attributionDays);
  const rtpl = riskTheoretical.slice(-attributionDays);
  const days = hpl.length;
  const correlation = days < 2 ? null : spearman(hpl, rtpl);
  const distance = days === 0 ? null : kolmogorovDistance(hpl.toSorted(), rtpl.toSorted());
  return {
    days,
    spearman: correlation,
    kolmogorovSmirnov: distance,
    zone: correlation === null || distance === null ? null : attributionZone(correlation, distance),
    wholeYear: days >= attributionDays,
  };
}

/** The zone of both measures together; a value on a threshold is amber. @source Basel Framework MAR32.43 */
export function attributionZone(correlation: number, distance: number): AttributionZone {
  const { spearman: rank, kolmogorovSmirnov } = thresholds;
  // Distances are multiples of 1/n with a rounding: one on the threshold must not fall beside it.
  const margin = 1e-12;
  if (correlation < rank.red - margin || distance > kolmogorovSmirnov.red + margin) return 'red';
  if (correlation > rank.green + margin && distance < kolmogorovSmirnov.green - margin) return 'green';
  return 'amber';
}

/** Capital of desks in the green and amber zones. */
export interface AttributionAddOn {
  /** Share of the difference that is charged. */
  readonly k: number;
  readonly surcharge: number;
}

/**
 * The surcharge for desks in the amber zone, in the unit of its inputs.
 *
 * @param standardised capital by the standardised approach of green desks, of amber desks and of both together
 * @param internal capital by internal models of green and amber desks
 * @source Basel Framework MAR33.45
 */
export function attributionAddOn(
  standardised: { readonly green: number; readonly amber: number; readonly together: number },
  internal: number,
): AttributionAddOn {
  const total = standardised.green + standardised.amber;
  const k = total === 0 ? 0 : (0.5 * standardised.amber) / total;
  return { k, surcharge: k * Math.max(0, standardised.together - internal) };
}
