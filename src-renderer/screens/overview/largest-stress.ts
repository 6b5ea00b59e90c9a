import { type RiskResult, type StressRow } from '../../../src-core/contract/index.ts';

/** Scenarios of the run that lose most, largest first; a run from before there were scenarios has none. */
export function largestStress({ stress }: RiskResult, most: number): readonly StressRow[] {
  return stress
    .filter(({ loss }) => loss !== null)
    .toSorted((a, b) => b.loss! - a.loss!)
    .slice(0, most);
}
