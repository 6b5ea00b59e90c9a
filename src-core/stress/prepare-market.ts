import { coverSecurities } from '../factor-model/decomposition/covered-weights.ts';
import { factorForm } from '../factor-model/decomposition/factor-form.ts';
import { type PortfolioModel } from '../factor-model/risk-model.ts';
import { epochDay } from '../market/epoch-day.ts';
import { simpleReturns } from '../market/returns.ts';
import { baseCurrencyPrices, type HeldSecurity } from '../portfolio/current-holdings.ts';
import { type PortfolioRiskInput } from '../portfolio/portfolio-risk-input.ts';
import { fillWithProxies, modelProxy } from '../portfolio/proxy-returns.ts';
import { simulatePortfolio, type SimulatedPortfolio } from '../portfolio/simulated-portfolio.ts';
import { type Warning } from '../warning.ts';
import { sampleRisk } from './sample-risk.ts';
import { type StressMarket, type StressModel } from './stress-market.ts';
import { worstWindows } from './worst-window.ts';

/** Lengths for which the worst window is found beforehand: a day, a week, two, a month, a year. */
export const usualWindows = [1, 5, 10, 20, 252] as const;

/** Securities a market knows besides those held. */
export interface OtherSecurities {
  /** Named by scenarios as proxies. */
  readonly proxies?: readonly string[];
  /** Not held, but their moves are asked for, as of what an order would buy; their weight is 0. */
  readonly watched?: readonly string[];
}

/**
 * Makes everything that a portfolio's scenarios need: returns of what is held over the whole history, exposures, covariances
 * in factor form, the worst windows.
 *
 * @param others symbols besides those held; what has no prices in the panel is left out
 * @throws DomainError what valuing and simulating the portfolio throws
 */
export function prepareStressMarket(input: PortfolioRiskInput, others: OtherSecurities = {}): StressMarket {
  const { panel, parameters } = input;
  const made = simulatePortfolio(input, epochDay(parameters.asOf));
  const { valuation, simulation, securityOf } = made;
  const held = [...made.held, ...watchedSecurities(input, made, others.watched ?? [])];
  const { observations, calendar, days } = simulation;
  const dates = Int32Array.from(days, (date) => panel.dates[calendar[date]!]!);
  const infos = new Map(input.securities.map((security) => [security.symbol, security]));
  const securities = held.map(({ row, weight }) => {
    const symbol = panel.symbols[row]!;
    const info = infos.get(symbol);
    return { symbol, name: info?.name ?? '', sector: info?.sector ?? '', weight };
  });
  const weights = Float64Array.from(held, ({ weight }) => weight);
  const history = returnHistory(input, made, held);
  const window = lastDays(history.returns, held.length, dates.length, observations);
  const warnings: Warning[] = [...valuation.warnings];
  const model = input.model && stressModel(input.model, securities, weights, dates, warnings);
  if (model === null && parameters.noModel !== null) {
    warnings.push({ code: 'NO_FACTOR_MODEL', message: `Without a factor model: ${parameters.noModel}` });
  }
  return {
    portfolio: input.portfolio,
    asOf: parameters.asOf,
    baseCurrency: parameters.baseCurrency,
    nav: valuation.nav.toFixed(),
    tradingDaysPerYear: parameters.tradingDaysPerYear,
    securities,
    positions: valuation.holdings.map(({ position, marketValue }, i) => ({
      security: securityOf[i]!,
      strategy: position.strategy,
      weight: marketValue.div(valuation.nav).toNumber(),
    })),
    dates,
    ...history,
    proxyReturns: proxyReturns(input, made, others.proxies ?? []),
    window,
    observations,
    model,
    noModel: parameters.noModel,
    ...(model ? modelRisk(model, weights) : sampleRisk(window, weights, observations)),
    worstWindows: worstWindows(history.returns, weights, dates.length, usualWindows),
    warnings,
  };
}

function watchedSecurities(
  { panel, securities, parameters }: PortfolioRiskInput,
  { held }: SimulatedPortfolio,
  watched: readonly string[],
): readonly HeldSecurity[] {
  const heldRows = new Set(held.map(({ row }) => row));
  return [...new Set(watched)].flatMap((symbol) => {
    const row = panel.symbols.indexOf(symbol);
    if (row < 0 || heldRows.has(row)) return [];
    const info = securities.find((security) => security.symbol === symbol);
    const currency = panel.currencies[row] || info?.currency || parameters.baseCurrency;
    return [{ row, currency, weight: 0, strategyWeights: new Map<string, number>() }];
  });
}

/** The last days of the history, with 0 where there is no return. */
function lastDays(returns: Float64Array, securities: number, days: number, observations: number): Float64Array {
  const window = shared(securities * observations);
  for (let i = 0; i < securities; i++) {
    for (let t = 0; t < observations; t++) {
      const value = returns[(i + 1) * days - observations + t]!;
      window[i * observations + t] = value === value ? value : 0;
    }
  }
  return window;
}

function shared(cells: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(8 * cells));
}

/** Returns of everything held on every simulated day, with the model's proxies. */
function returnHistory(input: PortfolioRiskInput, { simulation }: SimulatedPortfolio, held: readonly HeldSecurity[]) {
  const { panel, rates, parameters } = input;
  const { calendar, days } = simulation;
  const size = calendar.length;
  const prices = new Float64Array(size);
  const all = new Float64Array(size);
  const filled = new Uint8Array(size);
  const proxy = input.model && modelProxy(input.model);
  const dateOf = (index: number) => panel.dates[calendar[index]!]!;
  const returns = shared(held.length * days.length);
  const proxied = new Uint8Array(new SharedArrayBuffer(held.length * days.length));
  const firstOwn = new Int32Array(held.length);
  held.forEach(({ row, currency }, i) => {
    baseCurrencyPrices(panel, rates, row, currency, parameters.baseCurrency, calendar, prices);
    simpleReturns(prices, parameters.maxStaleDays, all);
    const first = days.findIndex((date) => !Number.isNaN(all[date]!));
    firstOwn[i] = first < 0 ? days.length : first;
    if (proxy) fillWithProxies(prices, all, dateOf, panel.symbols[row]!, proxy, filled);
    for (let t = 0; t < days.length; t++) {
      returns[i * days.length + t] = all[days[t]!]!;
      proxied[i * days.length + t] = filled[days[t]!]!;
    }
  });
  return { returns, proxied, firstOwn };
}

function proxyReturns(
  { panel, rates, securities, parameters }: PortfolioRiskInput,
  { simulation }: SimulatedPortfolio,
  proxies: readonly string[],
): ReadonlyMap<string, Float64Array> {
  const { calendar, days } = simulation;
  const made = new Map<string, Float64Array>();
  for (const symbol of new Set(proxies)) {
    const row = panel.symbols.indexOf(symbol);
    if (row < 0) continue;
    const info = securities.find((security) => security.symbol === symbol);
    const currency = panel.currencies[row] || info?.currency || parameters.baseCurrency;
    const prices = new Float64Array(calendar.length);
    const all = new Float64Array(calendar.length);
    baseCurrencyPrices(panel, rates, row, currency, parameters.baseCurrency, calendar, prices);
    simpleReturns(prices, parameters.maxStaleDays, all);
    made.set(
      symbol,
      Float64Array.from(days, (date) => all[date]!),
    );
  }
  return made;
}

function stressModel(
  { reference, model, factorReturns }: PortfolioModel,
  securities: StressMarket['securities'],
  weights: Float64Array,
  dates: Int32Array,
  warnings: Warning[],
): StressModel {
  const width = model.factors.length;
  const covered = coverSecurities(
    model,
    securities.map((security) => ({ ...security, strategies: new Map<string, number>() })),
  );
  if (covered.uncovered.length > 0) {
    warnings.push({
      code: 'UNCOVERED_SECURITIES',
      message: `The factor model does not know ${covered.uncovered.length} of the securities held: taken as average members of their sectors`,
      count: covered.uncovered.length,
    });
  }
  const dayOf = new Map(Array.from(factorReturns.dates, (date, t) => [date, t]));
  const onDates = shared(dates.length * width).fill(NaN);
  dates.forEach((date, t) => {
    const day = dayOf.get(date);
    if (day === undefined) return;
    onDates.set(factorReturns.values.subarray(day * width, (day + 1) * width), t * width);
  });
  const form = factorForm(weights, covered.exposures, covered.specificVariances, model.covariance, width);
  return {
    reference,
    factors: model.factors,
    covariance: model.covariance,
    exposures: covered.exposures,
    specificVariances: covered.specificVariances,
    factorReturns: onDates,
    portfolioExposures: form.exposures,
    portfolioCovariances: form.covariances,
  };
}

/** Daily σ and V·w = X·F·x + δ∘w. */
function modelRisk(model: StressModel, weights: Float64Array) {
  const { exposures, specificVariances, portfolioCovariances } = model;
  const width = portfolioCovariances.length;
  const marginals = new Float64Array(weights.length);
  let variance = 0;
  for (let i = 0; i < weights.length; i++) {
    let sum = weights[i]! * specificVariances[i]!;
    for (let k = 0; k < width; k++) sum += exposures[i * width + k]! * portfolioCovariances[k]!;
    marginals[i] = sum;
    variance += weights[i]! * sum;
  }
  return { volatility: Math.sqrt(Math.max(0, variance)), marginals };
}
