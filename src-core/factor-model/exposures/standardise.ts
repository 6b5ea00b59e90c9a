import { medianNear } from '../../numerics/median.ts';

/** Values further than this many robust standard deviations from the median are brought to that distance. */
export const clipDeviations = 3;
/** Makes the median absolute deviation of normal values their standard deviation. */
const madScale = 1.4826;

/** Half-width, in robust deviations, of where the median of the day before is looked for first. */
const nearby = 0.04;

/** How values were standardised; used again for the next date, it tells where to look for the medians first. */
export interface Standardisation {
  median: number;
  /** Median absolute deviation from the median. */
  spread: number;
  /** Room for the search. */
  room: Float64Array;
  /** Number of universe members whose value is known. */
  known: number;
  clipLow: number;
  clipHigh: number;
  /** Cap-weighted mean after clipping. */
  mean: number;
  /** Standard deviation about the equal-weighted mean after clipping, n − 1. */
  deviation: number;
}

/** @param members most members of a universe */
export function newStandardisation(members: number): Standardisation {
  return {
    median: NaN,
    spread: NaN,
    room: new Float64Array(members),
    known: 0,
    clipLow: NaN,
    clipHigh: NaN,
    mean: NaN,
    deviation: NaN,
  };
}

/**
 * Standardises a cross-section: values are winsorised at ±3 robust standard deviations (median, 1.4826·MAD), less the
 * cap-weighted mean, divided by the standard deviation. The statistics are those of the estimation universe; every security
 * whose value is known is standardised by them. Where the MAD is 0 nothing is clipped.
 *
 * @param values one a security, NaN = unknown; overwritten by the standardised values
 * @param members positions of the universe's members in `values`
 * @param count number of members
 * @param weights cap weight of each member
 * @param scratch room for `count` values
 * @param result of the date before, or a new one
 * @returns whether there was anything to standardise: fewer than two known values, or no spread, leave all NaN
 * @source Menchero, Orr & Wang (2011), USE4 Methodology Notes, section 2.3
 */
export function standardise(
  values: Float64Array,
  members: Int32Array,
  count: number,
  weights: Float64Array,
  scratch: Float64Array,
  result: Standardisation,
): boolean {
  let known = 0;
  for (let m = 0; m < count; m++) {
    const value = values[members[m]!]!;
    if (value === value) scratch[known++] = value;
  }
  result.known = known;
  const near = nearby * result.spread;
  const { room } = result;
  const median = medianNear(scratch, known, result.median - near, result.median + near, room);
  for (let m = 0; m < known; m++) scratch[m] = Math.abs(scratch[m]! - median);
  const spread = medianNear(scratch, known, result.spread - near, result.spread + near, room);
  result.median = median;
  result.spread = spread;
  const robust = madScale * spread;
  const low = robust > 0 ? median - clipDeviations * robust : -Infinity;
  const high = robust > 0 ? median + clipDeviations * robust : Infinity;
  // Deviations from the median: their sums lose no digits to the size of the values.
  let sum = 0;
  let squares = 0;
  let weightSum = 0;
  let weightedSum = 0;
  for (let m = 0; m < count; m++) {
    let value = values[members[m]!]!;
    if (value !== value) continue;
    if (value < low) value = low;
    else if (value > high) value = high;
    const weight = weights[m]!;
    const distance = value - median;
    sum += distance;
    squares += distance * distance;
    weightSum += weight;
    weightedSum += weight * distance;
  }
  const equalMean = median + sum / known;
  const deviation = Math.sqrt(Math.max(0, squares - (sum * sum) / known) / (known - 1));
  const mean = median + weightedSum / weightSum;
  result.clipLow = low;
  result.clipHigh = high;
  result.mean = mean;
  result.deviation = deviation;
  // Rounding leaves a trace of spread in equal values.
  if (known < 2 || !(deviation > 1e-12 * Math.abs(equalMean))) {
    values.fill(NaN);
    return false;
  }
  for (let i = 0; i < values.length; i++) {
    let value = values[i]!;
    if (value < low) value = low;
    else if (value > high) value = high;
    values[i] = (value - mean) / deviation;
  }
  return true;
}
