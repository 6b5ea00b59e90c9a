import { DomainError } from '../../domain-error.ts';
import { simpleReturns } from '../../market/returns.ts';
import { type ExactDecimal } from '../../numerics/exact-decimal.ts';
import {
  baseCurrencyPrices,
  simulateCurrentHoldings,
  type HeldSecurity,
  type Simulation,
} from '../../portfolio/current-holdings.ts';
import { type PortfolioRiskInput } from '../../portfolio/portfolio-risk-input.ts';
import { fillWithProxies, modelProxy } from '../../portfolio/proxy-returns.ts';
import { type BookPosition, type BookSecurity } from './book-position.ts';

/** Simulated history of what is held, with a column for every security that may be traded. */
export interface BookReturns {
  readonly simulation: Simulation;
  /** Portfolio returns of the window's days, oldest first. */
  readonly window: Float64Array;
  /** Returns of a security on the same days, 0 where missing. */
  readonly column: (security: number) => Float64Array;
  /** P&L of each strategy on the same days, fractions of NAV. */
  readonly strategies: ReadonlyMap<string, Float64Array>;
  /** Signed weight of each security. */
  readonly weights: Float64Array;
}

/**
 * The days are those of the portfolio before the trade; only where it holds nothing, those of the candidates. A security's
 * missing returns are filled as in a risk run.
 *
 * @param rows panel row of each security
 * @throws DomainError TOO_FEW_OBSERVATIONS
 */
export function bookReturns(
  risk: PortfolioRiskInput,
  nav: ExactDecimal,
  securities: readonly BookSecurity[],
  rows: readonly number[],
  positions: readonly BookPosition[],
  lastDate: number,
): BookReturns {
  const { panel, rates, parameters, model } = risk;
  const { window, maxStaleDays, baseCurrency } = parameters;
  const proxy = model && modelProxy(model);
  const weights = new Float64Array(securities.length);
  const byStrategy = securities.map(() => new Map<string, number>());
  for (const { security, strategy, value } of positions) {
    const weight = value.div(nav).toNumber();
    weights[security]! += weight;
    byStrategy[security]!.set(strategy, (byStrategy[security]!.get(strategy) ?? 0) + weight);
  }
  const heldCount = positions.length === 0 ? securities.length : new Set(positions.map((p) => p.security)).size;
  // Held securities come first, so that their place in the simulation is their index.
  const held = securities.slice(0, heldCount).map(({ currency }, i): HeldSecurity => ({
    row: rows[i]!,
    currency,
    weight: weights[i]!,
    strategyWeights: byStrategy[i]!,
  }));
  const simulation = simulateCurrentHoldings(panel, rates, held, lastDate, window, maxStaleDays, baseCurrency, proxy);
  const { observations, calendar, days } = simulation;
  if (observations < 2) {
    throw new DomainError(
      'TOO_FEW_OBSERVATIONS',
      `The holdings have ${observations} daily returns; two are the least`,
      {
        kept: 'Nothing was checked or changed',
        remedy: 'Import a longer price history, or choose a later date',
      },
    );
  }
  const windowDays = days.subarray(days.length - observations);
  const prices = new Float64Array(calendar.length);
  const all = new Float64Array(calendar.length);
  const columns: Float64Array[] = securities.map(({ symbol, currency }, index) => {
    if (index < heldCount) return simulation.security(index);
    baseCurrencyPrices(panel, rates, rows[index]!, currency, baseCurrency, calendar, prices);
    simpleReturns(prices, maxStaleDays, all);
    const dateOf = (date: number) => panel.dates[calendar[date]!]!;
    if (proxy) fillWithProxies(prices, all, dateOf, symbol, proxy, new Uint8Array(calendar.length));
    return Float64Array.from(windowDays, (day) => (Number.isNaN(all[day]!) ? 0 : all[day]!));
  });
  return {
    simulation,
    window: simulation.returns.subarray(-observations),
    column: (security) => columns[security]!,
    strategies: simulation.strategies,
    weights,
  };
}
