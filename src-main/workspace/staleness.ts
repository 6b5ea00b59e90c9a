import { type WorkspaceSettings } from '../../src-core/contract/index.ts';
import { type Store, type StoredRun } from '../store/store.ts';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { championOf } from './champion/champion-of.ts';
import { scenarioReferences } from './stress/scenario-library.ts';

/** Settings no figure depends on; the number of threads is one of them, and stands as 0 in the hashes of all runs. */
const withoutEffect: readonly (keyof WorkspaceSettings)[] = [
  'breachHysteresis',
  'breachReopenDays',
  'reportLocale',
  'reportFooter',
  'reportLogo',
];

/**
 * Fingerprint of everything besides the data that a risk run depends on: what was asked, the settings, the limits and one's own scenarios.
 * Positions, cash and prices are in the dataset's version.
 */
export function riskInputHash(store: Store, parameters: unknown): string {
  const settings: Record<string, unknown> = { ...store.settings(), workers: 0 };
  for (const name of withoutEffect) delete settings[name];
  const scenarios = scenarioReferences(store);
  // Left out where there are none, as in runs of versions before scenarios.
  const own = scenarios.length > 0 ? { scenarios } : {};
  return sha256(canonicalJson({ parameters, settings, limits: store.limits(), ...own }));
}

/** Whether data, positions, limits, settings or the portfolio's champion changed after the risk run. */
export function isStale(store: Store, run: StoredRun): boolean {
  return (
    run.datasetVersion !== store.datasetVersion() ||
    run.inputHash !== riskInputHash(store, run.parameters) ||
    canonicalJson(recordedChampion(run)) !== canonicalJson(championOf(store, run.portfolio!))
  );
}

/** Runs of earlier versions know no champion. */
function recordedChampion({ parameters }: StoredRun): unknown {
  return (parameters as { readonly champion?: unknown }).champion ?? null;
}
