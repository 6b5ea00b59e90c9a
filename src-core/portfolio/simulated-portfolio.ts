import { DomainError } from '../domain-error.ts';
import { type EpochDay } from '../market/epoch-day.ts';
import { ExactDecimal } from '../numerics/exact-decimal.ts';
import { simulateCurrentHoldings, type HeldSecurity, type Simulation } from './current-holdings.ts';
import { type PortfolioRiskInput } from './portfolio-risk-input.ts';
import { modelProxy } from './proxy-returns.ts';
import { lastIndexAtOrBefore, valuePortfolio, type Valuation, type ValuedHolding } from './valuation.ts';

/** A valued portfolio with the simulated history of what it holds. */
export interface SimulatedPortfolio {
  readonly valuation: Valuation;
  readonly simulation: Simulation;
  /** The distinct securities, in the order of the simulation. */
  readonly held: readonly HeldSecurity[];
  /** Index of each holding's security among them. */
  readonly securityOf: readonly number[];
}

const kept = 'Nothing was computed; positions and prices are unchanged';

/**
 * Values a portfolio and carries today's holdings back through history; missing returns are filled by the factor model where
 * there is one.
 *
 * @throws DomainError EMPTY_PORTFOLIO, UNKNOWN_SYMBOL, NO_PRICE, NO_RATE, NON_POSITIVE_NAV, TOO_FEW_OBSERVATIONS
 */
export function simulatePortfolio(input: PortfolioRiskInput, asOf: EpochDay): SimulatedPortfolio {
  const { panel, rates, parameters } = input;
  const { window, maxStaleDays, baseCurrency } = parameters;
  const valuation = valuePortfolio({ ...input, asOf, maxStaleDays, baseCurrency });
  const { holdings, nav } = valuation;
  if (!nav.gt(0)) {
    throw new DomainError('NON_POSITIVE_NAV', `The net asset value is ${nav.toFixed(2)} ${baseCurrency}`, {
      kept,
      remedy: 'Weights need a positive net asset value: check short positions and import the cash balance',
    });
  }
  const { held, securityOf } = heldSecurities(holdings, nav);
  const lastDate = lastIndexAtOrBefore(panel.dates, asOf);
  const proxy = input.model && modelProxy(input.model);
  const simulation = simulateCurrentHoldings(panel, rates, held, lastDate, window, maxStaleDays, baseCurrency, proxy);
  if (simulation.observations < 2) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `The holdings have ${simulation.observations === 1 ? 'one daily return' : 'no daily returns'}; two are the least`,
      {
        kept,
        remedy: 'Import a longer price history, or choose a later date',
      },
    );
  }
  return { valuation, simulation, held, securityOf };
}

/** The distinct securities behind the holdings, with their weights in all and by strategy. */
function heldSecurities(holdings: readonly ValuedHolding[], nav: ExactDecimal) {
  const indexOf = new Map<number, number>();
  const values: { row: number; currency: string; total: ExactDecimal; byStrategy: Map<string, ExactDecimal> }[] = [];
  const securityOf = holdings.map(({ row, currency, marketValue, position }) => {
    let index = indexOf.get(row);
    if (index === undefined) {
      index = values.length;
      indexOf.set(row, index);
      values.push({ row, currency, total: new ExactDecimal(0), byStrategy: new Map() });
    }
    const security = values[index]!;
    security.total = security.total.plus(marketValue);
    const before = security.byStrategy.get(position.strategy);
    security.byStrategy.set(position.strategy, before ? before.plus(marketValue) : marketValue);
    return index;
  });
  const held = values.map(({ row, currency, total, byStrategy }): HeldSecurity => ({
    row,
    currency,
    weight: total.div(nav).toNumber(),
    strategyWeights: new Map([...byStrategy].map(([strategy, value]) => [strategy, value.div(nav).toNumber()])),
  }));
  return { held, securityOf };
}
