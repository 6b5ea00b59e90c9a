import { type Database } from 'better-sqlite3';
import { type Panel } from '../../src-core/market/panel.ts';
import { firstDayChangedSince } from './model-changes.ts';
import { type PanelCache } from './panel-cache.ts';
import { extendPanel } from './panel-extension.ts';
import { readPanel } from './panel-loader.ts';

/** Dates by which a panel may be ahead of its copy in the file before the copy is written anew. */
const datesAhead = 60;

/** The panel of all prices, kept in memory and brought up to date by what changed since. */
export function wholePanel(
  database: Database,
  cache: PanelCache,
  datasetVersion: () => string,
  mayWrite: () => boolean,
): { whole(): Panel } {
  let known: { readonly version: string; readonly panel: Panel } | null = null;

  /** The newest panel there is of this dataset or of one that it grew from. */
  function startingPoint(): { readonly version: string; readonly panel: Panel } | null {
    if (known && firstDayChangedSince(database, known.version) !== null) return known;
    const version = cache.version();
    if (version === null || firstDayChangedSince(database, version) === null) return null;
    const panel = cache.read(version);
    return panel && { version, panel };
  }

  return {
    whole() {
      const version = datasetVersion();
      if (known?.version === version) return known.panel;
      const start = startingPoint();
      const from = start && firstDayChangedSince(database, start.version);
      let panel: Panel;
      if (start === null || from === null) {
        panel = readPanel(database);
        if (mayWrite()) cache.write(version, panel);
      } else {
        panel = from === Infinity ? start.panel : extendPanel(database, start.panel, from);
        const ahead = panel.dates.length - start.panel.dates.length;
        if (Math.abs(ahead) > datesAhead && mayWrite()) cache.write(version, panel);
      }
      known = { version, panel };
      return panel;
    },
  };
}
