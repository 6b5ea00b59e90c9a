import { type DataQuality } from '../../../src-core/monitoring/data-quality.ts';
import { type PortfolioMonitor } from '../../../src-core/monitoring/monitor-portfolio.ts';

/** What monitoring has worked out for one open workspace, kept while what it rests on stays the same. */
export interface MonitorCache {
  readonly portfolios: KeyedCache<PortfolioMonitor>;
  readonly quality: KeyedCache<DataQuality>;
}

export interface KeyedCache<Value> {
  /** The value of a key; made and kept where there is none. What failed is made again when it is asked for again. */
  of(key: string, make: () => Promise<Value>): Promise<Value>;
}

const keptPortfolios = 12;
const keptQuality = 2;

export function createMonitorCache(): MonitorCache {
  return { portfolios: createKeyedCache(keptPortfolios), quality: createKeyedCache(keptQuality) };
}

function createKeyedCache<Value>(kept: number): KeyedCache<Value> {
  const values = new Map<string, Promise<Value>>();
  return {
    async of(key, make) {
      const value = values.get(key) ?? make();
      // Put back last, so that the first of the map is the one longest unused.
      values.delete(key);
      values.set(key, value);
      const oldest = values.keys().next();
      if (values.size > kept && !oldest.done) values.delete(oldest.value);
      try {
        return await value;
      } catch (thrown) {
        if (values.get(key) === value) values.delete(key);
        throw thrown;
      }
    },
  };
}
