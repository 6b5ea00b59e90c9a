import { evaluateScenario, unavailableReason } from './evaluate-scenario.ts';
import { type Scenario } from './scenario.ts';
import { type StressMarket } from './stress-market.ts';
import { type MeasuredStress, type StressRow } from './stress-result.ts';

/** A scenario's result, or its row alone where it cannot be computed. */
export interface EvaluatedScenario {
  readonly row: StressRow;
  readonly result: MeasuredStress | null;
}

/** Evaluates scenarios; one that cannot be computed has a row that says why. */
export function evaluateScenarios(scenarios: readonly Scenario[], market: StressMarket): readonly EvaluatedScenario[] {
  return scenarios.map((scenario) => {
    const reason = unavailableReason(scenario, market);
    if (reason !== null) return { row: unavailableRow(scenario, reason), result: null };
    const result = evaluateScenario(scenario, market);
    return { row: rowOf(result), result };
  });
}

/** The rows alone. */
export function stressRows(scenarios: readonly Scenario[], market: StressMarket): readonly StressRow[] {
  return evaluateScenarios(scenarios, market).map(({ row }) => row);
}

function unavailableRow({ id, name, group }: Scenario, reason: string): StressRow {
  return {
    scenario: id,
    name,
    group,
    loss: null,
    amount: null,
    basis: null,
    worstPosition: null,
    reason,
    warnings: 0,
  };
}

function rowOf({ scenario, name, group, loss, amount, basis, byPosition, warnings }: MeasuredStress): StressRow {
  const [worst] = byPosition;
  return {
    scenario,
    name,
    group,
    loss,
    amount,
    basis,
    worstPosition: worst ? { symbol: worst.symbol, strategy: worst.strategy, loss: worst.loss } : null,
    reason: null,
    warnings: warnings.length,
  };
}
