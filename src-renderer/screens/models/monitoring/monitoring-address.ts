import { type Alarm, type FeatureDrift, type PortfolioMonitoring } from '../../../../src-core/contract/index.ts';

/** The parts of the screen, in the order of their tabs. */
export const monitoringViews = ['coverage', 'volatility', 'drift', 'data', 'system'] as const;
export type MonitoringView = (typeof monitoringViews)[number];

/** Days over which exceptions are counted and volatility is averaged. */
export const windowChoices = [250, 125, 60] as const;
export const recentChoices = [60, 125, 250] as const;
export const referenceChoices = [500, 1000, 2000] as const;

/** What the coverage chart shows of the exceptions. */
export const coverageMeasures = ['rate', 'ratio'] as const;
export type CoverageMeasure = (typeof coverageMeasures)[number];

type Query = Readonly<Record<string, string>>;

export function monitoringView(parts: readonly string[]): MonitoringView {
  return monitoringViews.find((name) => name === parts[1]) ?? 'coverage';
}

/** The number an address names among those on offer, else the usual one. */
export function chosenNumber(text: string | undefined, choices: readonly number[], usual: number): number {
  return choices.find((choice) => String(choice) === text) ?? usual;
}

export function chosenMeasure(query: Query): CoverageMeasure {
  return coverageMeasures.find((measure) => measure === query['measure']) ?? 'rate';
}

/** Methods drawn unless the address names others: those in use, beside EWMA to compare them with. */
export function usualMethods({ methods, inUse }: Pick<PortfolioMonitoring, 'methods' | 'inUse'>): readonly string[] {
  const wanted = [...inUse, 'ewma'];
  return methods.filter(({ id }) => wanted.includes(id)).map(({ id }) => id);
}

const rank = { ok: 0, warn: 1, limit: 2 } as const;

/** The feature an address names, else the one that has moved most. */
export function chosenFeature(query: Query, features: readonly FeatureDrift[]): FeatureDrift | null {
  const named = features.find(({ id }) => id === query['feature']);
  return named ?? features.toSorted((a, b) => rank[b.level] - rank[a.level] || a.ksPValue - b.ksPValue)[0] ?? null;
}

/** The tab on which an alarm is explained. */
export function viewOf({ area }: Alarm): MonitoringView {
  return area;
}
