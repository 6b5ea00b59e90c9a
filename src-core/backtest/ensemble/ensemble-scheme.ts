/** A stretch of days on which all members of an ensemble had forecasts, and what came. */
export interface EnsembleRecord {
  /** Fractions, one a day. */
  readonly returns: Float64Array;
  /** VaR of each member, one a day; positive = loss. */
  readonly members: readonly Float64Array[];
  readonly confidence: number;
}

/** How an ensemble weighs its members. One file exports one and registry.ts lists it. */
export interface EnsembleScheme {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  /** @returns not negative, adding up to 1 */
  weigh(record: EnsembleRecord): Float64Array;
}
