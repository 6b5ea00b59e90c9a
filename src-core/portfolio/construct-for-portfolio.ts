import { constructPortfolio } from '../construction/construct-portfolio.ts';
import { type ConstructionProblem } from '../construction/construction.ts';
import { type ConstructionBrief, type ConstructionResult } from '../construction/construction-result.ts';
import {
  covarianceOfModel,
  covarianceOfReturns,
  neededModel,
  type CoveredSecurity,
} from '../construction/portfolio-covariance.ts';
import { scaleToVolatility } from '../construction/volatility-target.ts';
import { DomainError } from '../domain-error.ts';
import { epochDay } from '../market/epoch-day.ts';
import { centText, ExactDecimal } from '../numerics/exact-decimal.ts';
import { type Warning } from '../warning.ts';
import { benchmarkReturns } from './benchmark-returns.ts';
import { factorBounds, sectorBounds } from './construction-bounds.ts';
import { constructionFigures } from './construction-figures.ts';
import { type PortfolioRiskInput } from './portfolio-risk-input.ts';
import { spreadTrade, type StrategyQuantity } from './spread-trade.ts';
import { simulatePortfolio, type SimulatedPortfolio } from './simulated-portfolio.ts';

/** A security that may be held, with what a target needs of it. */
interface Candidate extends CoveredSecurity {
  readonly weight: number;
  readonly quantity: ExactDecimal;
  readonly marketValue: ExactDecimal;
  readonly parts: readonly StrategyQuantity[];
}

const kept = 'Nothing was changed';
const none = (size: number) => new Float64Array(size);

/**
 * Target weights for the securities a portfolio holds, the trades that lead there in whole units, and its figures before and
 * after by the same covariances. A benchmark is tracked as one more asset, by its returns.
 *
 * @throws DomainError INVALID_INPUT, INFEASIBLE, NO_MODEL, NOT_CONVERGED, and what simulating the portfolio throws
 */
export function constructForPortfolio(input: PortfolioRiskInput, brief: ConstructionBrief): ConstructionResult {
  const { parameters, benchmark } = input;
  const made = simulatePortfolio(input, epochDay(parameters.asOf));
  const { valuation, simulation } = made;
  const candidates = candidatesOf(made);
  const size = candidates.length;
  const days = simulation.observations;
  const warnings: Warning[] = [...valuation.warnings];

  const tracked = brief.goal === 'minimum-tracking-error' || benchmark !== null ? trackedReturns(input, made) : null;
  if (brief.goal === 'minimum-tracking-error' && tracked === null) {
    throw new DomainError('INVALID_INPUT', 'Tracking needs a benchmark with a return on every day of the window', {
      kept,
      remedy: 'Choose a benchmark, or a window its history covers',
    });
  }
  const byModel = brief.covariance === 'factor-model';
  if (byModel && brief.goal === 'minimum-tracking-error') {
    throw new DomainError(
      'INVALID_INPUT',
      'A benchmark is tracked by its returns, which the factor model does not have',
      {
        kept,
        remedy: 'Choose a covariance that is estimated from returns',
      },
    );
  }
  // With returns the benchmark is one more asset, held at −1 against the portfolio.
  const withBenchmark = tracked !== null && !byModel;
  const assets = size + (withBenchmark ? 1 : 0);
  const model = input.model?.model ?? null;
  const estimate =
    brief.covariance === 'factor-model'
      ? covarianceOfModel(neededModel(model, 'This covariance', parameters.noModel), candidates)
      : covarianceOfReturns(brief.covariance, returnsOf(made, withBenchmark ? tracked : null), assets);

  const present = none(assets);
  candidates.forEach(({ weight }, i) => (present[i] = weight));
  const invested = present.reduce((sum, weight) => sum + weight, 0);
  const budget = brief.budget ?? (invested > 0 ? invested : 1);
  const excluded = new Set(brief.excluded);
  const most = brief.cap ?? (brief.longOnly ? budget : 2 * budget);
  const upper = Float64Array.from({ length: assets }, (_, i) =>
    i >= size || excluded.has(candidates[i]!.symbol) ? 0 : most,
  );
  const lower = brief.longOnly ? none(assets) : upper.map((value) => -value);
  const problem: ConstructionProblem = {
    symbols: [...candidates.map(({ symbol }) => symbol), ...(withBenchmark ? [benchmark!.name] : [])],
    covariance: estimate.covariance,
    budget,
    lower,
    upper,
    bounds: [
      ...sectorBounds(brief.sectors, candidates, assets, warnings),
      ...factorBounds(input, brief.factors, candidates, assets),
    ],
    present,
    turnover: brief.turnover,
    benchmark: withBenchmark ? Float64Array.from({ length: assets }, (_, i) => (i === size ? 1 : 0)) : null,
  };
  const constructed = constructPortfolio(brief.goal, problem);
  warnings.push(...constructed.warnings);

  const annual = Math.sqrt(parameters.tradingDaysPerYear);
  let target = constructed.weights;
  let scale = 1;
  if (brief.targetVolatility !== null) {
    const current = Math.sqrt(constructed.variance) * annual;
    const scaled = scaleToVolatility(target, current, brief.targetVolatility, brief.maximumLeverage);
    target = scaled.weights;
    scale = scaled.scale;
    warnings.push(...scaled.warnings);
  }
  const filled = simulation.proxied.reduce((sum, cells) => sum + cells, 0);
  const missing = simulation.missing.reduce((sum, cells) => sum + cells, 0);
  if (filled > 0 || missing > 0) {
    warnings.push({
      code: 'INCOMPLETE_RETURNS',
      message: `${filled} of ${size * days} security-days were filled by the factor model, ${missing} count as no return`,
      count: filled + missing,
    });
  }
  const figures = (weights: Float64Array) =>
    constructionFigures(weights, size, problem, simulation, annual, brief.confidence);
  const shares = constructed.riskShares;
  return {
    portfolio: input.portfolio,
    asOf: parameters.asOf,
    baseCurrency: parameters.baseCurrency,
    nav: valuation.nav.toFixed(),
    confidence: brief.confidence,
    positions: candidates.map((candidate, i) => ({
      symbol: candidate.symbol,
      name: candidate.name,
      sector: candidate.sector,
      present: candidate.weight,
      target: target[i]!,
      riskShare: shares[i]! + 0,
      ...tradeTo(candidate, target[i]!, valuation.nav),
    })),
    before: figures(present),
    after: figures(target),
    turnover: candidates.reduce((sum, { weight }, i) => sum + Math.abs(target[i]! - weight), 0),
    scale,
    shrinkage: estimate.shrinkage,
    binding: constructed.binding,
    warnings,
  };
}

/** The distinct securities held, in the order of the simulation. */
function candidatesOf({ valuation, held, securityOf }: SimulatedPortfolio): readonly Candidate[] {
  const nothing = new ExactDecimal(0);
  const quantities = held.map(() => nothing);
  const values = held.map(() => nothing);
  const infos = new Array<CoveredSecurity>(held.length);
  const parts = held.map((): StrategyQuantity[] => []);
  valuation.holdings.forEach(({ position, security, marketValue }, i) => {
    const index = securityOf[i]!;
    quantities[index] = quantities[index]!.plus(position.quantity);
    values[index] = values[index]!.plus(marketValue);
    parts[index]!.push({ strategy: position.strategy, quantity: position.quantity });
    infos[index] = { symbol: position.symbol, name: security.name, sector: security.sector };
  });
  return held.map(({ weight }, i) => ({
    ...infos[i]!,
    weight,
    quantity: quantities[i]!,
    marketValue: values[i]!,
    parts: parts[i]!,
  }));
}

/** The benchmark's returns on the days of the window; null where one is missing. */
function trackedReturns(input: PortfolioRiskInput, { simulation }: SimulatedPortfolio): Float64Array | null {
  const { benchmark, panel, rates, parameters } = input;
  if (benchmark === null) return null;
  const { calendar, days, observations } = simulation;
  const { returns } = benchmarkReturns(
    benchmark,
    panel,
    rates,
    calendar,
    parameters.maxStaleDays,
    parameters.baseCurrency,
  );
  const window = Float64Array.from(days.subarray(days.length - observations), (day) => returns[day]!);
  return window.every(Number.isFinite) ? window : null;
}

/** Returns of the securities over the window, one row each, and of the benchmark behind them. */
function returnsOf({ simulation, held }: SimulatedPortfolio, tracked: Float64Array | null): Float64Array {
  const { observations, security } = simulation;
  const rows = new Float64Array((held.length + (tracked ? 1 : 0)) * observations);
  held.forEach((_, i) => rows.set(security(i), i * observations));
  if (tracked) rows.set(tracked, held.length * observations);
  return rows;
}

/** The trade in whole units: rounded half away from zero, so that the target is met to half a unit. */
function tradeTo({ quantity, marketValue, weight, parts }: Candidate, target: number, nav: ExactDecimal) {
  const price = marketValue.div(quantity);
  const units = nav
    .times(target - weight)
    .div(price)
    .toDecimalPlaces(0, ExactDecimal.ROUND_HALF_UP);
  // A whole exit sells what there is, fractions of a unit included.
  const exit = target === 0;
  const trade = exit ? quantity.negated() : units;
  const shown = trade.isZero() ? trade.abs() : trade;
  return {
    trade: shown.toFixed(),
    tradeAmount: centText(shown.times(price)),
    strategies: trade.isZero() ? [] : spreadTrade(parts, exit ? null : shown.toFixed()),
  };
}
