import { type PortfolioRiskInput } from '../portfolio/portfolio-risk-input.ts';
import { lossesBySymbol } from './losses-by-symbol.ts';
import { namedProxies } from './named-proxies.ts';
import { prepareStressMarket } from './prepare-market.ts';

/** What one unit of value in each security would lose in a scenario; positive = loss. */
export interface ScenarioLosses {
  readonly id: string;
  readonly name: string;
  readonly bySymbol: ReadonlyMap<string, number>;
}

/**
 * The losses of securities in all scenarios of a portfolio that can be computed.
 *
 * @param watched symbols besides those held
 * @throws DomainError what valuing and simulating the portfolio throws
 */
export function scenarioLosses(input: PortfolioRiskInput, watched: readonly string[]): readonly ScenarioLosses[] {
  const { scenarios } = input;
  const market = prepareStressMarket(input, { proxies: namedProxies(scenarios), watched });
  return scenarios.flatMap((scenario) => {
    const bySymbol = lossesBySymbol(scenario, market);
    return bySymbol === null ? [] : { id: scenario.id, name: scenario.name, bySymbol };
  });
}
