import { type MarketView, rankCompanies } from './company-ranking.ts';
import { type SampleFund } from './sample-definition.ts';

/** A holding a strategy wants: signed fraction of the net asset value. */
export interface Target {
  readonly strategy: string;
  readonly company: number;
  readonly weight: number;
}

/**
 * What the fund wants to hold after a day's close: each strategy's best-ranked companies long and worst-ranked short,
 * at most `namesPerSector` of a sector on either side. A company is held by one strategy only, first come first served.
 *
 * @param withLargest whether each strategy's `largestHolding` applies
 */
export function chooseTargets(
  fund: SampleFund,
  market: MarketView,
  day: number,
  withLargest: boolean,
): readonly Target[] {
  const taken = new Set<number>();
  return fund.strategies.flatMap((strategy) => {
    const ranked = rankCompanies(market, strategy.signal, day);
    const longs = takeBest(ranked, strategy.longs, fund.namesPerSector, market, taken);
    const shorts = takeBest(ranked.toReversed(), strategy.shorts, fund.namesPerSector, market, taken);
    const largest = withLargest ? strategy.largestHolding : undefined;
    const longWeights =
      largest === undefined
        ? gradedWeights(longs.length, strategy.longWeight)
        : [largest, ...gradedWeights(longs.length - 1, strategy.longWeight - largest)];
    const shortWeights = gradedWeights(shorts.length, strategy.shortWeight);
    return [
      ...longs.map((company, i) => ({ strategy: strategy.name, company, weight: longWeights[i]! })),
      ...shorts.map((company, i) => ({ strategy: strategy.name, company, weight: -shortWeights[i]! })),
    ];
  });
}

/** The first `count` of a ranking that are free and whose sector still has room; marks them as taken. */
function takeBest(
  ranked: readonly number[],
  count: number,
  namesPerSector: number,
  market: MarketView,
  taken: Set<number>,
): readonly number[] {
  const chosen: number[] = [];
  const bySector = new Map<number, number>();
  for (const company of ranked) {
    if (chosen.length === count) break;
    const { sectorIndex } = market.companies[company]!;
    const names = bySector.get(sectorIndex) ?? 0;
    if (taken.has(company) || names === namesPerSector) continue;
    chosen.push(company);
    taken.add(company);
    bySector.set(sectorIndex, names + 1);
  }
  return chosen;
}

/** Weights that fall evenly, the first three times the last, and add up to `total`. */
function gradedWeights(count: number, total: number): readonly number[] {
  const raw = Array.from({ length: count }, (_, rank) => (count === 1 ? 2 : 3 - (2 * rank) / (count - 1)));
  const sum = raw.reduce((running, weight) => running + weight, 0);
  return raw.map((weight) => (weight / sum) * total);
}
