import { type ReportScenario } from './report-scenario.ts';

/** A scenario whose loss is known. */
export type ComputedScenario = ReportScenario & { readonly loss: number };

/** The scenarios that could be computed, largest loss first, then by name. */
export function computedScenarios(scenarios: readonly ReportScenario[]): readonly ComputedScenario[] {
  return scenarios
    .filter((scenario): scenario is ComputedScenario => scenario.loss !== null)
    .toSorted((a, b) => b.loss - a.loss || (a.name < b.name ? -1 : 1));
}
