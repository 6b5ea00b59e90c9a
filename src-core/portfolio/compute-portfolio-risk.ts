import { DomainError } from '../domain-error.ts';
import { epochDay, isoDate } from '../market/epoch-day.ts';
import { boardMethods, methodForecast } from '../tail-risk/board/method-result.ts';
import { type TailRiskInput } from '../tail-risk/board/tail-risk-input.ts';
import { portfolioStress } from '../stress/portfolio-stress.ts';
import { type StressRow } from '../stress/stress-result.ts';
import { figureAt } from '../tail-risk/forecast.ts';
import { rollingHistoricalVar } from '../tail-risk/rolling-var.ts';
import { ewmaVolatilityAnnual } from '../volatility/ewma.ts';
import { sampleVolatilityAnnual } from '../volatility/sample.ts';
import { type Warning } from '../warning.ts';
import { averageDailyVolume } from './average-volume.ts';
import { benchmarkReturns } from './benchmark-returns.ts';
import { beta, minimumBetaObservations } from './beta.ts';
import { type Simulation } from './current-holdings.ts';
import { currentAndMaximum, drawdowns, drawdownsOfReturns } from './drawdown.ts';
import { exposuresBy, groupings, leverage } from './exposure.ts';
import { type PortfolioRisk } from './portfolio-risk.ts';
import { type PortfolioRiskInput } from './portfolio-risk-input.ts';
import { factorRisk } from './factor-risk.ts';
import { positionRisks } from './position-risk.ts';
import { realisedHistory } from './realised.ts';
import { resultSeries } from './result-series.ts';
import { simulatePortfolio } from './simulated-portfolio.ts';
import { strategyCorrelation } from './strategy-correlation.ts';
import { tailRiskInput } from './tail-risk-input.ts';
import { tailRiskRows, type FiguresOfMethod } from './tail-risk-rows.ts';
import { trackingErrorAnnual } from './tracking-error.ts';
import { lastIndexAtOrBefore, type ValuedHolding } from './valuation.ts';

/** Everything of a risk run but the methods' figures and the stress losses, and what those are computed from. */
export interface MeasuredPortfolio {
  readonly risk: Omit<PortfolioRisk, 'tailRisk' | 'stress'>;
  readonly tail: TailRiskInput;
}

/**
 * Values a portfolio and measures its risk by historical simulation of current holdings. A pure function: the same input
 * gives the same bits. Every figure of the result is a finite number or null.
 *
 * @throws DomainError EMPTY_PORTFOLIO, UNKNOWN_SYMBOL, NO_PRICE, NO_RATE, NON_POSITIVE_NAV, TOO_FEW_OBSERVATIONS,
 *   INVALID_INPUT
 */
export function computePortfolioRisk(input: PortfolioRiskInput): PortfolioRisk {
  const { risk, tail } = measurePortfolio(input);
  const methods = boardMethods(tail).map((id): FiguresOfMethod => {
    const made = methodForecast(tail, id);
    return {
      method: id,
      label: made.method.label,
      figures: tail.confidences.map((confidence) => ({ confidence, ...figureAt(made, confidence, 1) })),
    };
  });
  return withTailAndStress(risk, methods, portfolioStress(input));
}

/** Completes a measured portfolio by its methods' figures and stress losses, wherever those were computed. */
export function withTailAndStress(
  risk: MeasuredPortfolio['risk'],
  methods: readonly FiguresOfMethod[],
  stress: readonly StressRow[],
): PortfolioRisk {
  return { ...risk, tailRisk: tailRiskRows(methods, risk.nav), stress };
}

/** The same without the methods' figures, which are computed side by side from what it hands on. */
export function measurePortfolio(input: PortfolioRiskInput): MeasuredPortfolio {
  const { panel, parameters } = input;
  const { window, maxStaleDays, tradingDaysPerYear, baseCurrency } = parameters;
  const asOf = epochDay(parameters.asOf);
  const confidence = parameters.confidences[0];
  if (confidence === undefined || Number.isNaN(asOf)) {
    throw new DomainError('INVALID_INPUT', 'A risk run needs a date and at least one confidence level', {
      kept: 'Nothing was computed; positions and prices are unchanged',
    });
  }
  const { valuation, simulation, securityOf } = simulatePortfolio(input, asOf);
  const { holdings, nav } = valuation;
  const { calendar, days, observations } = simulation;
  const returns = simulation.returns.subarray(-observations);
  const allDates = Array.from(days, (day) => panel.dates[calendar[day]!]!);
  const dates = allDates.slice(-observations);

  const volatilityAnnual = sampleVolatilityAnnual(returns, tradingDaysPerYear);
  const lastDate = lastIndexAtOrBefore(panel.dates, asOf);
  const contributions = positionRisks(holdings, securityOf, simulation, nav, confidence, tradingDaysPerYear, (row) =>
    averageDailyVolume(panel, row, lastDate),
  );
  const { gross, net } = leverage(holdings, nav);
  const relative = relativeToBenchmark(input, simulation, returns);
  const realised = realisedHistory(input.navHistory, asOf, maxStaleDays);
  const realisedDates = realised?.dates.slice(1) ?? [];
  const decline = realised ? drawdowns(realised.unitValues) : drawdownsOfReturns(returns);
  const { current, maximum } = currentAndMaximum(decline);

  const varDates = realisedDates.length > 0 ? realisedDates : dates;
  const rolling = rollingHistoricalVar(simulation.returns, window, confidence);
  const simulatedDates = Int32Array.from(allDates);
  // The figure known before a date is the one that follows the last simulated day before it.
  const varSeries = varDates.map((date) => rolling[lastIndexAtOrBefore(simulatedDates, date - 1) + 1]!);

  const byModel = factorRisk(input, holdings, nav, simulation);
  const strategies = [...simulation.strategies.keys()].sort();
  const correlation = strategyCorrelation(strategies.map((strategy) => simulation.strategies.get(strategy)!));
  const risk = {
    portfolio: input.portfolio,
    asOf: parameters.asOf,
    baseCurrency,
    nav: nav.toFixed(),
    cash: valuation.cash.toFixed(),
    grossLeverage: gross,
    netLeverage: net,
    volatilityAnnual,
    volatilityEwmaAnnual: ewmaVolatilityAnnual(returns, parameters.ewmaLambda, tradingDaysPerYear),
    beta: relative.beta,
    benchmark: input.benchmark?.name ?? null,
    trackingError: relative.trackingError,
    drawdown: current,
    maximumDrawdown: maximum,
    drawdownSource: realised ? ('nav-history' as const) : ('current-holdings' as const),
    contributions,
    exposures: {
      byName: exposuresBy(groupings.byName, holdings, contributions, nav),
      bySector: exposuresBy(groupings.bySector, holdings, contributions, nav),
      byStrategy: exposuresBy(groupings.byStrategy, holdings, contributions, nav),
      byCountry: exposuresBy(groupings.byCountry, holdings, contributions, nav),
    },
    strategyCorrelation: { ...correlation, strategies },
    currentHoldings: resultSeries(dates, returns),
    realised: realised && resultSeries(realisedDates, realised.returns),
    navHistory: realised && resultSeries(realised.dates, realised.nav),
    varSeries: resultSeries(varDates, varSeries),
    drawdownSeries: resultSeries(realised?.dates ?? dates, decline),
    coverage: coverageOf(holdings, securityOf, simulation, dates),
    decomposition: byModel.decomposition,
    warnings: [
      ...valuation.warnings,
      ...sampleWarnings(simulation, window, volatilityAnnual),
      ...relative.warnings,
      ...byModel.warnings,
    ],
  };
  const tail = tailRiskInput(parameters, simulation, allDates, contributions, securityOf, byModel);
  return { risk, tail };
}

function relativeToBenchmark(input: PortfolioRiskInput, { calendar, days }: Simulation, returns: Float64Array) {
  const { benchmark, panel, rates, parameters } = input;
  if (!benchmark) return { beta: null, trackingError: null, warnings: [] };
  const { maxStaleDays, baseCurrency, tradingDaysPerYear } = parameters;
  const made = benchmarkReturns(benchmark, panel, rates, calendar, maxStaleDays, baseCurrency);
  const windowDays = days.subarray(-returns.length);
  const reference = Float64Array.from(windowDays, (day) => made.returns[day]!);
  const value = beta(returns, reference);
  const trackingError = trackingErrorAnnual(returns, reference, tradingDaysPerYear);
  if (value !== null) return { beta: value, trackingError, warnings: made.warnings };
  const missing: Warning = {
    code: 'NO_BETA',
    message: `No beta to ${benchmark.name}: it needs ${minimumBetaObservations} days with a return of both, and a benchmark that moves`,
    subject: benchmark.name,
  };
  return { beta: null, trackingError, warnings: [...made.warnings, missing] };
}

function coverageOf(
  holdings: readonly ValuedHolding[],
  securityOf: readonly number[],
  { observations, missing, proxied }: Simulation,
  dates: readonly number[],
): PortfolioRisk['coverage'] {
  const symbolOf = new Map(securityOf.map((index, i) => [index, holdings[i]!.position.symbol]));
  const cellsBySecurity = (counts: Int32Array) =>
    Array.from(counts, (cells, index) => ({ symbol: symbolOf.get(index)!, cells }))
      .filter(({ cells }) => cells > 0)
      .sort((a, b) => b.cells - a.cells || (a.symbol < b.symbol ? -1 : 1));
  return {
    observations,
    cells: observations * missing.length,
    missingCells: missing.reduce((sum, cells) => sum + cells, 0),
    missingBySecurity: cellsBySecurity(missing),
    proxiedCells: proxied.reduce((sum, cells) => sum + cells, 0),
    proxiedBySecurity: cellsBySecurity(proxied),
    firstDate: isoDate(dates[0]!),
    lastDate: isoDate(dates[dates.length - 1]!),
  };
}

function sampleWarnings({ observations, missing, proxied }: Simulation, window: number, volatility: number): Warning[] {
  const warnings: Warning[] = [];
  const cells = missing.reduce((sum, count) => sum + count, 0);
  if (observations < window) {
    warnings.push({
      code: 'SHORT_WINDOW',
      message: `The history has ${observations} daily returns where ${window} were asked for; all of them are used`,
      count: observations,
    });
  }
  if (cells > 0) {
    warnings.push({
      code: 'MISSING_RETURNS',
      message: `${cells} of ${observations * missing.length} security-days have no return and count as no profit or loss`,
      count: cells,
    });
  }
  const stoodIn = proxied.reduce((sum, count) => sum + count, 0);
  if (stoodIn > 0) {
    warnings.push({
      code: 'PROXIED_RETURNS',
      message: `${stoodIn} of ${observations * proxied.length} security-days have no return; exposures × factor returns stand in for them`,
      count: stoodIn,
    });
  }
  if (volatility === 0) {
    warnings.push({ code: 'ZERO_VARIANCE', message: 'The holdings had the same return on every day of the window' });
  }
  return warnings;
}
