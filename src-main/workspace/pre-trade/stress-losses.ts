import { isInForce } from '../../../src-core/limits/evaluate.ts';
import { type Limit } from '../../../src-core/limits/limit.ts';
import { type LinearLoss } from '../../../src-core/limits/pre-trade/book.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { type Engine } from '../../engine/index.ts';

/**
 * The losses of securities in the scenarios that stress limits are set on, computed in the pool where there is such a limit.
 * Windows found in the data, σ and VaR stay those of the portfolio as it is held: trades move what is held through them.
 *
 * @param watched symbols that may be traded besides those held
 */
export async function stressLosses(
  engine: Engine,
  risk: PortfolioRiskInput,
  limits: readonly Limit[],
  watched: readonly string[],
): Promise<(limit: Limit) => LinearLoss | null> {
  const { portfolio, parameters } = risk;
  const isStress = (limit: Limit) => limit.metric === 'stress-loss' && isInForce(limit, portfolio, parameters.asOf);
  if (!limits.some(isStress)) return () => null;
  const losses = await engine.run('stress-losses', { input: risk, watched });
  return ({ parameters: { subject } }) => {
    const chosen = subject === undefined ? losses : losses.filter(({ id }) => id === subject);
    const [first] = chosen;
    if (!first) return null;
    return {
      subject: subject ?? portfolio,
      note: subject === undefined ? `The worst of ${chosen.length} scenarios` : first.name,
      scenarios: chosen.map(({ name, bySymbol }) => ({ name, lossOf: (symbol) => bySymbol.get(symbol) ?? null })),
    };
  };
}
