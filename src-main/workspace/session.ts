import { type Engine } from '../engine/index.ts';
import { type Store } from '../store/store.ts';
import { type Session } from './context.ts';
import { createMonitorCache } from './monitoring/monitor-cache.ts';
import { createPanelCache } from './panel-cache.ts';
import { createStressMarketCache } from './stress/market-cache.ts';
import { createWriteQueue } from './write-queue.ts';

export interface SessionOptions {
  readonly store: Store;
  readonly engine: Engine;
  readonly version: string;
  readonly now: () => Date;
  /** Called after every piece of writing that went well. */
  readonly onChanged: () => void;
}

/** Wraps an open store for the use-cases: panels and stress markets kept in memory, one writer at a time. */
export function createSession({ store, engine, version, now, onChanged }: SessionOptions): Session {
  const queue = createWriteQueue();
  return {
    store,
    engine,
    version,
    now,
    panels: createPanelCache(store),
    stressMarkets: createStressMarketCache(),
    monitors: createMonitorCache(),
    write: async (work) => {
      const result = await queue.enter(work);
      onChanged();
      return result;
    },
    readTogether: (work) => queue.enter(work),
  };
}
