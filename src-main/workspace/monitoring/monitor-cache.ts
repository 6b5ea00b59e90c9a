import { type DataQuality } from '../../../src-core/monitoring/data-quality.ts';
import { type PortfolioMonitor } from '../../../src-core/monitoring/monitor-portfolio.ts';
import { createKeyedCache, type KeyedCache } from './keyed-cache.ts';

/** What monitoring has worked out for one open workspace, kept while what it rests on stays the same. */
export interface MonitorCache {
  readonly portfolios: KeyedCache<PortfolioMonitor>;
  readonly quality: KeyedCache<DataQuality>;
}

const keptPortfolios = 12;
const keptQuality = 2;

export function createMonitorCache(): MonitorCache {
  return { portfolios: createKeyedCache(keptPortfolios), quality: createKeyedCache(keptQuality) };
}
