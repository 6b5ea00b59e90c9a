import { type Scenario } from '../../../src-core/stress/scenario.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { evaluateScenarios, type EvaluatedScenario } from '../../../src-core/stress/stress-rows.ts';
import { type Task } from '../task.ts';

/** Some scenarios on a prepared market; without detail only their rows travel back. */
export const stressScenarios: Task<
  { readonly market: StressMarket; readonly scenarios: readonly Scenario[]; readonly detail: boolean },
  readonly EvaluatedScenario[]
> = {
  name: 'stress-scenarios',
  run: ({ market, scenarios, detail }) =>
    evaluateScenarios(scenarios, market).map(({ row, result }) => ({ row, result: detail ? result : null })),
};
