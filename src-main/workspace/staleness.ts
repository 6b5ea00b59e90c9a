import { type Store, type StoredRun } from '../store/store.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';

/**
 * Fingerprint of everything besides the data that a risk run depends on: what was asked, the settings and the limits.
 * Positions, cash and prices are in the dataset's version.
 */
export function riskInputHash(store: Store, parameters: unknown): string {
  // The number of threads changes no bit of a result.
  const settings = { ...store.settings(), workers: 0 };
  return sha256(canonicalJson({ parameters, settings, limits: store.limits() }));
}

/** Whether data, positions, limits or settings changed after the run. */
export function isStale(store: Store, run: StoredRun): boolean {
  return run.datasetVersion !== store.datasetVersion() || run.inputHash !== riskInputHash(store, run.parameters);
}
