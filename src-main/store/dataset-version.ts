import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';

/** SHA-256 over what the applied imports and data edits did, in order. Taking one back brings the earlier version back. */
export function readDatasetVersion(database: Database): string {
  const hash = createHash('sha256');
  const applied = database
    .prepare<[], string>(
      "SELECT dataset_hash FROM change_sets WHERE state = 'applied' AND dataset_hash IS NOT NULL ORDER BY id",
    )
    .pluck();
  for (const datasetHash of applied.iterate()) hash.update(datasetHash).update('\n');
  return hash.digest('hex');
}
