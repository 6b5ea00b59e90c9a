import { createStream } from '../../numerics/random-stream.ts';
import { newUniverseDay, packUniverse } from '../exposures/universe-day.ts';
import { type ModelData } from '../model-data.ts';

const randomPortfolios = 30;
/** Names in a random portfolio; half of the universe where that is fewer. */
const randomNames = 50;

export interface TestPortfolio {
  readonly id: string;
  readonly label: string;
}

/** Portfolios whose forecasts are held against what follows: the universe by cap, equally, and random long-only ones. */
export const testPortfolios: readonly TestPortfolio[] = [
  { id: 'cap-weighted', label: 'Estimation universe, cap-weighted' },
  { id: 'equal-weighted', label: 'Estimation universe, equally weighted' },
  ...Array.from({ length: randomPortfolios }, (_, p) => ({
    id: `random-${p + 1}`,
    label: `Random portfolio ${p + 1}`,
  })),
];

/**
 * Weights of every test portfolio at the close of a review date, each adding up to 1.
 *
 * @param review position of the review in the whole history; random portfolios are drawn afresh at each
 * @returns portfolios × securities
 */
export function testPortfolioWeights(data: ModelData, date: number, review: number, seed: number): Float64Array {
  const { securities } = data;
  const universe = newUniverseDay(securities);
  packUniverse(data, date, universe);
  const { count, members, capWeights } = universe;
  const weights = new Float64Array(testPortfolios.length * securities);
  const total = capWeights.subarray(0, count).reduce((sum, weight) => sum + weight, 0);
  for (let m = 0; m < count; m++) {
    weights[members[m]!] = capWeights[m]! / total;
    weights[securities + members[m]!] = 1 / count;
  }
  const names = Math.min(randomNames, count >> 1);
  const order = new Int32Array(count);
  const drawn = new Float64Array(names);
  for (let p = 2; p < testPortfolios.length; p++) {
    const stream = createStream(seed, review * testPortfolios.length + p);
    for (let m = 0; m < count; m++) order[m] = members[m]!;
    let sum = 0;
    for (let n = 0; n < names; n++) {
      // The first steps of a Fisher–Yates shuffle draw without replacement.
      const chosen = n + Math.floor(stream.uniform() * (count - n));
      const name = order[chosen]!;
      order[chosen] = order[n]!;
      order[n] = name;
      drawn[n] = stream.uniform();
      sum += drawn[n]!;
    }
    for (let n = 0; n < names; n++) weights[p * securities + order[n]!] = drawn[n]! / sum;
  }
  return weights;
}
