import { type PortfolioRiskInput } from '../portfolio/portfolio-risk-input.ts';
import { namedProxies } from './named-proxies.ts';
import { prepareStressMarket } from './prepare-market.ts';
import { stressRows } from './stress-rows.ts';
import { type StressRow } from './stress-result.ts';

/**
 * The losses of a risk run's portfolio in all its scenarios.
 *
 * @throws DomainError what valuing and simulating the portfolio throws
 */
export function portfolioStress(input: PortfolioRiskInput): readonly StressRow[] {
  if (input.scenarios.length === 0) return [];
  return stressRows(input.scenarios, prepareStressMarket(input, { proxies: namedProxies(input.scenarios) }));
}
