/** One step forward of the workspace file. A released step is never edited; a change is a new step. */
export interface Migration {
  /** The `user_version` it leads to; steps count 1, 2, 3 … */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}
