import { epochDay } from '../market/epoch-day.ts';
import { type PortfolioRiskInput } from '../portfolio/portfolio-risk-input.ts';
import { modelProxy } from '../portfolio/proxy-returns.ts';
import { realisedHistory, type RealisedHistory } from '../portfolio/realised.ts';
import { simulatePortfolio, type SimulatedPortfolio } from '../portfolio/simulated-portfolio.ts';

/** Profit and loss of a portfolio on every day of its simulated history, oldest first, as fractions of NAV. Arrays have one length. */
export interface PortfolioHistory {
  readonly dates: Int32Array;
  /** Of today's holdings, costs and intraday trades left out; NaN not allowed. */
  readonly hypothetical: Float64Array;
  /** Of the NAV history, NaN where it has no return from the trading day before to the day; null without a history. */
  readonly actual: Float64Array | null;
  /** Places of the days on which the NAV history has a return of another span, so that `actual` has none. */
  readonly otherSpans: Int32Array;
  /** What today's exposures and the day's factor returns explain, NaN where a day has none; null without a factor model. */
  readonly riskTheoretical: Float64Array | null;
}

/**
 * The history a portfolio's backtest walks along, and what it may be held against.
 *
 * @throws DomainError as `simulatePortfolio`; NON_POSITIVE_NAV
 */
export function portfolioHistory(input: PortfolioRiskInput): PortfolioHistory {
  const { panel, parameters, navHistory } = input;
  const asOf = epochDay(parameters.asOf);
  const simulated = simulatePortfolio(input, asOf);
  const { calendar, days, returns } = simulated.simulation;
  const dates = Int32Array.from(days, (day) => panel.dates[calendar[day]!]!);
  const realised = realisedHistory(navHistory, asOf, parameters.maxStaleDays);
  const before = Int32Array.from(days, (day) => panel.dates[calendar[day - 1]!]!);
  const riskTheoretical = explained(input, simulated, dates);
  return { dates, hypothetical: returns, ...actualReturns(dates, before, realised), riskTheoretical };
}

/**
 * NAV returns on the simulated days. One over more than a day must not be held against the VaR of one.
 *
 * @param before trading day before each of the dates
 */
function actualReturns(
  dates: Int32Array,
  before: Int32Array,
  realised: RealisedHistory | null,
): Pick<PortfolioHistory, 'actual' | 'otherSpans'> {
  if (realised === null) return { actual: null, otherSpans: new Int32Array(0) };
  const placeOf = new Map(realised.dates.map((date, place) => [date, place]));
  const otherSpans: number[] = [];
  const actual = Float64Array.from(dates, (date, day) => {
    const place = placeOf.get(date) ?? 0;
    if (place === 0) return NaN;
    if (realised.dates[place - 1] === before[day]) return realised.returns[place - 1]!;
    otherSpans.push(day);
    return NaN;
  });
  return { actual, otherSpans: Int32Array.from(otherSpans) };
}

/** Σ weight × exposures × factor returns; a security the model does not know adds nothing. */
function explained(
  { model, panel }: PortfolioRiskInput,
  { held }: SimulatedPortfolio,
  dates: Int32Array,
): Float64Array | null {
  if (model === null) return null;
  const known = new Set(model.factorReturns.dates);
  const covered = new Set(model.model.symbols);
  const proxy = modelProxy(model);
  return Float64Array.from(dates, (date) => {
    if (!known.has(date)) return NaN;
    let sum = 0;
    for (const { row, weight } of held) {
      const symbol = panel.symbols[row]!;
      if (covered.has(symbol)) sum += weight * proxy(symbol, date);
    }
    return sum;
  });
}
