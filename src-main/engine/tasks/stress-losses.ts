import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { scenarioLosses, type ScenarioLosses } from '../../../src-core/stress/scenario-losses.ts';
import { type Task } from '../task.ts';

/** What each security would lose in each scenario, for limits that are checked before a trade. */
export const stressLosses: Task<
  { readonly input: PortfolioRiskInput; readonly watched: readonly string[] },
  readonly ScenarioLosses[]
> = {
  name: 'stress-losses',
  run: ({ input, watched }) => scenarioLosses(input, watched),
};
