/** The parts of the Risk screen. */
export const riskViews = ['factors', 'sectors', 'strategies', 'securities', 'correlation', 'attribution'] as const;
export type RiskView = (typeof riskViews)[number];

export const groupNames = {
  market: 'Market',
  style: 'Styles',
  industry: 'Industries',
  currency: 'Currencies',
  specific: 'Specific',
} as const;
export type GroupName = keyof typeof groupNames;

/** Where in the drill-down the address points: group → factor. */
export interface DrillPlace {
  readonly view: RiskView;
  /** `all` = every factor at once. */
  readonly group: GroupName | 'all' | null;
  readonly factor: string | null;
}

/** Reads `#/risk/factors/style/momentum`; what is not known is left out. */
export function drillPlace(parts: readonly string[]): DrillPlace {
  const view = riskViews.find((name) => name === parts[0]) ?? 'factors';
  if (view !== 'factors') return { view, group: null, factor: null };
  const group =
    parts[1] === 'all' ? 'all' : ((Object.keys(groupNames) as GroupName[]).find((name) => name === parts[1]) ?? null);
  return { view, group, factor: group === null ? null : (parts[2] ?? null) };
}
