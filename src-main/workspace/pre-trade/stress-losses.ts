import { isInForce } from '../../../src-core/limits/evaluate.ts';
import { type Limit } from '../../../src-core/limits/limit.ts';
import { type LinearLoss } from '../../../src-core/limits/pre-trade/book.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { lossesBySymbol } from '../../../src-core/stress/losses-by-symbol.ts';
import { namedProxies } from '../../../src-core/stress/named-proxies.ts';
import { prepareStressMarket } from '../../../src-core/stress/prepare-market.ts';

/**
 * The losses of securities in the scenarios that stress limits are set on; the market is prepared where there is such a limit.
 * Windows found in the data, σ and VaR stay those of the portfolio as it is held: trades move what is held through them.
 *
 * @param watched symbols that may be traded besides those held
 */
export function stressLosses(
  risk: PortfolioRiskInput,
  limits: readonly Limit[],
  watched: readonly string[],
): (limit: Limit) => LinearLoss | null {
  const { portfolio, scenarios, parameters } = risk;
  const isStress = (limit: Limit) => limit.metric === 'stress-loss' && isInForce(limit, portfolio, parameters.asOf);
  if (!limits.some(isStress)) return () => null;
  const market = prepareStressMarket(risk, { proxies: namedProxies(scenarios), watched });
  const losses = scenarios.flatMap((scenario) => {
    const bySymbol = lossesBySymbol(scenario, market);
    return bySymbol === null
      ? []
      : { id: scenario.id, name: scenario.name, lossOf: (symbol: string) => bySymbol.get(symbol) ?? null };
  });
  return ({ parameters: { subject } }) => {
    const chosen = subject === undefined ? losses : losses.filter(({ id }) => id === subject);
    const [first] = chosen;
    if (!first) return null;
    return {
      subject: subject ?? portfolio,
      note: subject === undefined ? `The worst of ${chosen.length} scenarios` : first.name,
      scenarios: chosen,
    };
  };
}
