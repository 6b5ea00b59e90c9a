/** How factors are grouped in every view. */
export const factorGroups = ['market', 'style', 'industry', 'currency'] as const;
export type FactorGroup = (typeof factorGroups)[number];

/** One column of the exposure matrix. */
export interface Factor {
  /** `market`, a style's id, `industry:` or `currency:` and its name. */
  readonly id: string;
  readonly label: string;
  readonly group: FactorGroup;
}
