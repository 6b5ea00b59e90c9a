import { type WorkspaceSettings } from '../../src-core/contract/index.ts';
import { type Store, type StoredRun } from '../store/store.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';

/** Settings of how a report looks: like the number of threads, they change no bit of a result. */
const looks: ReadonlySet<string> = new Set<keyof WorkspaceSettings>(['reportLocale', 'reportFooter', 'reportLogo']);

/**
 * Fingerprint of everything besides the data that a risk run depends on: what was asked, the settings and the limits.
 * Positions, cash and prices are in the dataset's version.
 */
export function riskInputHash(store: Store, parameters: unknown): string {
  const settings = Object.entries({ ...store.settings(), workers: 0 }).filter(([name]) => !looks.has(name));
  return sha256(canonicalJson({ parameters, settings: Object.fromEntries(settings), limits: store.limits() }));
}

/** Whether data, positions, limits or settings changed after the run. */
export function isStale(store: Store, run: StoredRun): boolean {
  return run.datasetVersion !== store.datasetVersion() || run.inputHash !== riskInputHash(store, run.parameters);
}
