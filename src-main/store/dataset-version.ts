import { type Database } from 'better-sqlite3';
import { versionOf } from './dataset-log.ts';

/** The version of the imports and data edits in force. Taking one back brings the earlier version back. */
export function readDatasetVersion(database: Database): string {
  const applied = database.prepare<[], { dataset_hash: string }>(
    "SELECT dataset_hash FROM change_sets WHERE state = 'applied' AND dataset_hash IS NOT NULL ORDER BY id",
  );
  return versionOf(applied.iterate());
}
