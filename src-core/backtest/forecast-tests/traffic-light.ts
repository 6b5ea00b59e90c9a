import { binomialCdf, binomialUpperTail } from '../../numerics/binomial.ts';
import { percentText } from '../../numerics/percent-text.ts';
import { type ExceptionRecord } from '../exceptions.ts';
import { baselConfidence, baselDays, baselRow, type BaselRow, type TrafficZone } from './basel-table.ts';
import { pText, undecided, type TestOutcome } from './outcome.ts';

/** The supervisor's traffic light on the last 250 days. */
export interface TrafficLightOutcome extends TestOutcome {
  /** Days counted: 250, or as many as there are. */
  readonly days: number;
  readonly exceptions: number;
  readonly zone: TrafficZone | null;
  /** Probability of at most as many exceptions from a forecast that keeps its promise: 95 % begins amber, 99.99 % red. */
  readonly cumulativeProbability: number | null;
  /** The regulator's table, which is made for 250 days at 99 % alone; null elsewhere, where the zone is that of the probability. */
  readonly table: BaselRow | null;
}

const amberFrom = 0.95;
const redFrom = 0.9999;

/**
 * Zone and multipliers of the last 250 days. At other confidences, or with fewer days, the regulator has no table; the zones then
 * begin at the cumulative probabilities by which his were drawn.
 *
 * @source Basel Committee (1996), "Supervisory framework for the use of backtesting", section III; Basel Framework MAR99
 */
export function trafficLight(record: ExceptionRecord): TrafficLightOutcome {
  const p = record.probability;
  const days = Math.min(baselDays, record.hits.length);
  let exceptions = 0;
  for (let day = record.hits.length - days; day < record.hits.length; day++) exceptions += record.hits[day]!;
  // With less than one exception expected every count would be green or amber by chance.
  if (days * p < 1 - 1e-9) {
    const outcome = undecided(`${days} days are too few for a traffic light at ${percentText(1 - p)}`);
    return { ...outcome, days, exceptions, zone: null, cumulativeProbability: null, table: null };
  }
  const cumulativeProbability = binomialCdf(exceptions, days, p);
  const regulatory = days === baselDays && Math.abs(1 - p - baselConfidence) < 1e-9;
  const table = regulatory ? baselRow(exceptions) : null;
  const zone = table?.zone ?? zoneByProbability(cumulativeProbability);
  const pValue = binomialUpperTail(exceptions, days, p);
  const counted = `${exceptions} ${exceptions === 1 ? 'exception' : 'exceptions'} in the last ${days} days`;
  const standing = regulatory ? '' : '; zone by probability, as the regulator’s table is for 250 days at 99 %';
  return {
    statistic: exceptions,
    pValue,
    degreesOfFreedom: null,
    level: zone === 'green' ? 'pass' : zone === 'amber' ? 'weak' : 'fail',
    verdict: `${zone[0]!.toUpperCase()}${zone.slice(1)}: ${counted} (as many or more by chance: ${pText(pValue)}${standing})`,
    days,
    exceptions,
    zone,
    cumulativeProbability,
    table,
  };
}

function zoneByProbability(cumulative: number): TrafficZone {
  if (cumulative >= redFrom) return 'red';
  return cumulative >= amberFrom ? 'amber' : 'green';
}
