/** Something the reader of a result should know; a result with warnings is still a result. */
export interface Warning {
  /** Stable identifier, for instance `SHORT_WINDOW`. */
  readonly code: string;
  readonly message: string;
  /** Security, strategy or date it is about. */
  readonly subject?: string;
  /** How many cells, rows or securities it concerns. */
  readonly count?: number;
}
