import { type Panel } from '../../src-core/market/panel.ts';
import { type Store } from '../store/store.ts';

/** Panels in shared memory, kept while the dataset stays the same. */
export interface PanelCache {
  /** Prices of some symbols on the dates of those symbols. */
  of(symbols: readonly string[]): Panel;
}

/** How many different sets of symbols stay in memory: a portfolio or two with and without a benchmark. */
const keptPanels = 4;

/** Makes the cache of one open store. */
export function createPanelCache(store: Store): PanelCache {
  let version = '';
  const panels = new Map<string, Panel>();
  return {
    of(symbols) {
      const current = store.datasetVersion();
      if (current !== version) {
        panels.clear();
        version = current;
      }
      const wanted = [...new Set(symbols)].sort();
      const key = wanted.join('\n');
      const panel = panels.get(key) ?? store.loadPanel(wanted);
      // Put back last, so that the first of the map is the one longest unused.
      panels.delete(key);
      panels.set(key, panel);
      const oldest = panels.keys().next();
      if (panels.size > keptPanels && !oldest.done) panels.delete(oldest.value);
      return panel;
    },
  };
}
