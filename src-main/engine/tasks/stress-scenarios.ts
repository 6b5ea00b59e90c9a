import { type Scenario } from '../../../src-core/stress/scenario.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { type StressRow } from '../../../src-core/stress/stress-result.ts';
import { stressRows } from '../../../src-core/stress/stress-rows.ts';
import { type Task } from '../task.ts';

/** Rows of some scenarios on a prepared market. */
export const stressScenarios: Task<
  { readonly market: StressMarket; readonly scenarios: readonly Scenario[] },
  readonly StressRow[]
> = {
  name: 'stress-scenarios',
  run: ({ market, scenarios }) => stressRows(scenarios, market),
};
