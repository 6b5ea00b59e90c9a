import { type Database } from 'better-sqlite3';

/** One step forward of the workspace file. A released step is never edited; a change is a new step. */
export interface Migration {
  /** The `user_version` it leads to; steps count 1, 2, 3 … */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** Fills the new tables from what the file holds, in the same transaction. Knows the schema of its step only. */
  readonly fill?: (database: Database) => void;
}
