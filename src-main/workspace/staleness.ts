import { type Store, type StoredRun } from '../store/store.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { scenarioReferences } from './stress/scenario-library.ts';

/**
 * Fingerprint of everything besides the data that a risk run depends on: what was asked, the settings, the limits and one's own scenarios.
 * Positions, cash and prices are in the dataset's version.
 */
export function riskInputHash(store: Store, parameters: unknown): string {
  // The number of threads changes no bit of a result.
  const settings = { ...store.settings(), workers: 0 };
  const scenarios = scenarioReferences(store);
  // Left out where there are none, as in runs of versions before scenarios.
  const own = scenarios.length > 0 ? { scenarios } : {};
  return sha256(canonicalJson({ parameters, settings, limits: store.limits(), ...own }));
}

/** Whether data, positions, limits or settings changed after the run. */
export function isStale(store: Store, run: StoredRun): boolean {
  return run.datasetVersion !== store.datasetVersion() || run.inputHash !== riskInputHash(store, run.parameters);
}
