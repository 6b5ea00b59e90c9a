/** Why an exposure is what it is; the model stores the position in this list for every cell. */
export const cellReasons = [
  /** Standardised as it was measured. */
  'known',
  /** Winsorised at ±3 robust standard deviations. */
  'clipped',
  /** The mean of those descriptors that are known; others are missing. */
  'partial',
  'missing-history',
  'missing-market-cap',
  'missing-accounts',
  'missing-volume',
  /** The figure has no meaning, for instance debt to a negative equity. */
  'not-meaningful',
  /** The style is dropped on this date for the whole universe. */
  'style-dropped',
  /** A user's style holds no value for this security. */
  'missing-value',
  /** The security's sector is unknown or has no factor on this date. */
  'no-industry',
] as const;
export type CellReason = (typeof cellReasons)[number];

/** The positions of the reasons in the list, for code that fills cells. */
export const reasonCode = Object.fromEntries(cellReasons.map((reason, code) => [reason, code])) as Readonly<
  Record<CellReason, number>
>;
