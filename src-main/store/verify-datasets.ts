import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';
import { fromRanges, type SetRange } from './change-set-ranges.ts';
import { readDatasetVersion } from './dataset-version.ts';

interface ChangeSet {
  readonly id: number;
  readonly state: string;
  readonly dataset_hash: string;
}

/** Dataset versions whose changes no longer make them up, and the present one where it is not recorded. */
export function changedDatasets(database: Database): string[] {
  const sets = database
    .prepare<[], ChangeSet>(
      'SELECT id, state, dataset_hash FROM change_sets WHERE dataset_hash IS NOT NULL ORDER BY id',
    )
    .all();
  const every = sets.map(({ id }) => id);
  const hashes = new Map(sets.map(({ id, dataset_hash }) => [id, dataset_hash]));
  const rows = database
    .prepare<[], { version: string; change_sets: string }>(
      'SELECT version, change_sets FROM dataset_versions ORDER BY sequence',
    )
    .all();
  const versionAfter = versionAlong(hashes);
  const findings = rows
    .filter(
      ({ version, change_sets }) => versionAfter(fromRanges(JSON.parse(change_sets) as SetRange[], every)) !== version,
    )
    .map(
      ({ version }) => `the dataset version ${version.slice(0, 12)} does not consist of the changes recorded for it`,
    );
  const present = readDatasetVersion(database);
  const recorded = rows.some(({ version }) => version === present);
  return recorded || !sets.some(({ state }) => state === 'applied')
    ? findings
    : [...findings, `the present dataset version ${present.slice(0, 12)} is not recorded`];
}

/** The version that changes make up; where they begin with those asked for last, only the rest is hashed. */
function versionAlong(hashes: ReadonlyMap<number, string>): (members: readonly number[]) => string {
  let done: readonly number[] = [];
  let hash = createHash('sha256');
  return (members) => {
    if (members.length < done.length || done.some((id, i) => id !== members[i])) {
      done = [];
      hash = createHash('sha256');
    }
    for (const id of members.slice(done.length)) hash.update(hashes.get(id)!).update('\n');
    done = members;
    return hash.copy().digest('hex');
  };
}
