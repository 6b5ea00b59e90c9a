import { ratesOnDates } from '../../src-core/market/currency.ts';
import { type PortfolioRiskInput } from '../../src-core/portfolio/portfolio-risk-input.ts';
import { type Panel, type RatePanel } from '../../src-core/market/panel.ts';
import { type CashBalance } from '../../src-core/portfolio/position.ts';
import { namedProxies } from '../../src-core/stress/named-proxies.ts';
import { type Store } from '../store/store.ts';
import { loadBenchmark } from './benchmarks.ts';
import { type Session } from './context.ts';
import { loadPortfolioModel } from './models/load-model.ts';
import { recordedScenarios } from './stress/scenario-library.ts';
import { dayOf, positionsInForce, type RiskQuestion } from './risk-question.ts';

/**
 * Reads what a risk run depends on; the panel holds the held names, the members of a weighted benchmark and the proxies that
 * scenarios name.
 *
 * @param others symbols that panel, securities and model shall cover too
 */
export function loadRiskInputs(
  { store, panels }: Session,
  question: RiskQuestion,
  others: readonly string[] = [],
): PortfolioRiskInput {
  const { portfolio, parameters } = question;
  const day = dayOf(question);
  const { rows: positions } = positionsInForce(store, portfolio, day);
  const cash = store.cash(portfolio, day);
  const benchmark = parameters.benchmark === null ? null : loadBenchmark(store, parameters.benchmark, day);
  const held = positions.map((position) => position.symbol);
  const members = benchmark && 'weights' in benchmark ? benchmark.weights.map((member) => member.symbol) : [];
  const scenarios = recordedScenarios(store, parameters.scenarios);
  const wanted = new Set([...held, ...members, ...namedProxies(scenarios), ...others]);
  const panel = panels.of([...wanted]);
  return {
    portfolio,
    panel,
    rates: loadRates(store, panel, cash, parameters.baseCurrency),
    positions: positions.map(({ symbol, strategy, quantity }) => ({ symbol, strategy, quantity })),
    cash: cash.map(({ currency, amount }) => ({ currency, amount })),
    securities: store
      .securities()
      .filter(({ symbol }) => wanted.has(symbol))
      .map(({ symbol, name, sector, country, currency }) => ({ symbol, name, sector, country, currency })),
    benchmark,
    model: parameters.model && loadPortfolioModel(store, parameters.model.id, [...wanted]),
    navHistory: store.navHistory(portfolio),
    scenarios,
    parameters,
  };
}

/** Rates of every currency that is held, on the panel's dates; null when all is in the base currency. */
export function loadRates(
  store: Store,
  panel: Panel,
  cash: readonly CashBalance[],
  baseCurrency: string,
): RatePanel | null {
  const used = new Set([...panel.currencies, ...cash.map((balance) => balance.currency)]);
  const foreign = [...used].filter((currency) => currency !== '' && currency !== baseCurrency).sort();
  return foreign.length === 0 ? null : ratesOnDates(panel.dates, store.rates(), foreign, baseCurrency);
}
