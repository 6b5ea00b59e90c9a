import { type DayOutputs } from '../days/day-outputs.ts';
import { newUniverseDay, packUniverse } from '../exposures/universe-day.ts';
import { type ModelData } from '../model-data.ts';
import { reviewDate } from '../reviews/review-dates.ts';

/**
 * How much a style's exposures change in 21 days: 1 − their correlation with those of the review before, over securities in
 * the later universe, mean over all pairs of reviews; null without a pair.
 */
export function exposureTurnover(data: ModelData, outputs: DayOutputs, reviews: number, style: number): number | null {
  const { securities, origin } = data;
  const { styles, reviewExposures } = outputs;
  const universe = newUniverseDay(securities);
  let pairs = 0;
  let total = 0;
  for (let review = 1; review < reviews; review++) {
    packUniverse(data, reviewDate(review, origin), universe);
    const now = (review * styles + style) * securities;
    const before = now - styles * securities;
    const correlation = correlationOver(universe.members.subarray(0, universe.count), reviewExposures, now, before);
    if (Number.isNaN(correlation)) continue;
    pairs++;
    total += 1 - correlation;
  }
  return pairs > 0 ? total / pairs : null;
}

function correlationOver(members: Int32Array, values: Float64Array, a: number, b: number): number {
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let product = 0;
  for (const i of members) {
    const x = values[a + i]!;
    const y = values[b + i]!;
    if (x !== x || y !== y) continue;
    count++;
    sumA += x;
    sumB += y;
    squaresA += x * x;
    squaresB += y * y;
    product += x * y;
  }
  const covariance = product - (sumA * sumB) / count;
  const varianceA = squaresA - (sumA * sumA) / count;
  const varianceB = squaresB - (sumB * sumB) / count;
  return varianceA > 0 && varianceB > 0 ? covariance / Math.sqrt(varianceA * varianceB) : NaN;
}
