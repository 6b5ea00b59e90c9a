import { medianInPlace } from '../../numerics/median.ts';

/** Values further than this many robust standard deviations from the median are brought to that distance. */
export const clipDeviations = 3;
/** Makes the median absolute deviation of normal values their standard deviation. */
const madScale = 1.4826;

/** How values were standardised; the same object may be used again and again. */
export interface Standardisation {
  /** Number of universe members whose value is known. */
  known: number;
  clipLow: number;
  clipHigh: number;
  /** Cap-weighted mean after clipping. */
  mean: number;
  /** Standard deviation about the equal-weighted mean after clipping, n − 1. */
  deviation: number;
}

export function newStandardisation(): Standardisation {
  return { known: 0, clipLow: NaN, clipHigh: NaN, mean: NaN, deviation: NaN };
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
  const median = medianInPlace(scratch, known);
  for (let m = 0; m < known; m++) scratch[m] = Math.abs(scratch[m]! - median);
  const robust = madScale * medianInPlace(scratch, known);
  const low = robust > 0 ? median - clipDeviations * robust : -Infinity;
  const high = robust > 0 ? median + clipDeviations * robust : Infinity;
  let sum = 0;
  let weightSum = 0;
  let weightedSum = 0;
  for (let m = 0; m < count; m++) {
    let value = values[members[m]!]!;
    if (value !== value) continue;
    if (value < low) value = low;
    else if (value > high) value = high;
    const weight = weights[m]!;
    sum += value;
    weightSum += weight;
    weightedSum += weight * value;
  }
  const equalMean = sum / known;
  let squares = 0;
  for (let m = 0; m < count; m++) {
    let value = values[members[m]!]!;
    if (value !== value) continue;
    if (value < low) value = low;
    else if (value > high) value = high;
    squares += (value - equalMean) * (value - equalMean);
  }
  const deviation = Math.sqrt(squares / (known - 1));
  const mean = weightedSum / weightSum;
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
