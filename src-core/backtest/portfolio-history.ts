import { epochDay, type EpochDay } from '../market/epoch-day.ts';
import { type PortfolioRiskInput } from '../portfolio/portfolio-risk-input.ts';
import { modelProxy } from '../portfolio/proxy-returns.ts';
import { realisedHistory } from '../portfolio/realised.ts';
import { simulatePortfolio, type SimulatedPortfolio } from '../portfolio/simulated-portfolio.ts';

/** Profit and loss of a portfolio on every day of its simulated history, oldest first, as fractions of NAV. Arrays have one length. */
export interface PortfolioHistory {
  readonly dates: Int32Array;
  /** Of today's holdings, costs and intraday trades left out; NaN not allowed. */
  readonly hypothetical: Float64Array;
  /** Of the NAV history, NaN where it has no one-day return; null without a history. */
  readonly actual: Float64Array | null;
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
  const actual = realised && onDates(dates, realised.dates.slice(1), realised.returns);
  return { dates, hypothetical: returns, actual, riskTheoretical: explained(input, simulated, dates) };
}

function onDates(dates: Int32Array, known: readonly EpochDay[], values: Float64Array): Float64Array {
  const valueOf = new Map(known.map((date, i) => [date, values[i]!]));
  return Float64Array.from(dates, (date) => valueOf.get(date) ?? NaN);
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
