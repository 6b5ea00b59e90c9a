import { shockScenario, unavailableReason } from './evaluate-scenario.ts';
import { type Scenario } from './scenario.ts';
import { type StressMarket } from './stress-market.ts';

/**
 * The loss of each security of a market in a scenario, as a fraction of its value, positive = loss, so that the portfolio loses
 * Σ weight × loss. Windows found in the data, σ and VaR are those of the portfolio as it is held: for other weights the sum is
 * what the same moves would cost them.
 *
 * @returns by symbol; null where the scenario cannot be computed
 */
export function lossesBySymbol(scenario: Scenario, market: StressMarket): ReadonlyMap<string, number> | null {
  if (unavailableReason(scenario, market) !== null) return null;
  const { parts } = shockScenario(scenario, market);
  return new Map(
    market.securities.map(({ symbol }, i) => [
      symbol,
      parts.reduce((loss, { shock }) => loss - (shock ? shock.returns[i]! : 0), 0),
    ]),
  );
}
