import { type StressMarket } from '../../../src-core/stress/stress-market.ts';

/** Prepared markets of one open workspace, so that a scenario is answered as a slider moves. */
export interface StressMarketCache {
  /** The market of a key; made and kept where there is none. */
  of(key: string, make: () => Promise<StressMarket>): Promise<StressMarket>;
}

/** A portfolio or two, and another day of each. */
const keptMarkets = 4;

export function createStressMarketCache(): StressMarketCache {
  const markets = new Map<string, Promise<StressMarket>>();
  return {
    async of(key, make) {
      const market = markets.get(key) ?? make();
      markets.delete(key);
      markets.set(key, market);
      const oldest = markets.keys().next();
      if (markets.size > keptMarkets && !oldest.done) markets.delete(oldest.value);
      try {
        return await market;
      } catch (thrown) {
        // What failed or was cancelled is tried again when it is asked for again.
        if (markets.get(key) === market) markets.delete(key);
        throw thrown;
      }
    },
  };
}
