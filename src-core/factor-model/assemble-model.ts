import { isoDate } from '../market/epoch-day.ts';
import { type Warning } from '../warning.ts';
import { dayStateCode, factorCount, type DayOutputs } from './days/day-outputs.ts';
import { factorStatistics } from './diagnostics/factor-quality.ts';
import { forecastQuality } from './diagnostics/forecast-quality.ts';
import {
  type CovarianceStepView,
  type FactorQuality,
  type ModelReport,
  type TestPortfolioQuality,
} from './diagnostics/model-report.ts';
import { cellReasons, reasonCode } from './exposures/cell-reason.ts';
import { fullReasons } from './exposures/full-exposures.ts';
import { type AssembleJob } from './assemble-job.ts';
import { capBases, type ModelData } from './model-data.ts';
import { modelWarnings } from './model-warnings.ts';
import { reviewDate, reviewInterval } from './reviews/review-dates.ts';
import { type ReviewOutputs } from './reviews/review-outputs.ts';
import { testPortfolios } from './reviews/test-portfolios.ts';
import { riskAt, type RiskAt } from './risk-at.ts';
import { specificSources, type RiskModel } from './risk-model.ts';

export interface AssembledModel {
  readonly model: RiskModel;
  /** The model's columns among all K. */
  readonly kept: readonly number[];
  readonly report: ModelReport;
  readonly warnings: readonly Warning[];
}

/** Puts the model of the last date together from its days and reviews. */
export function assembleModel(job: AssembleJob): AssembledModel {
  const { data, outputs, reviews, symbols, factors, parameters } = job;
  const last = data.dates.length - 1;
  const risk = riskAt(data, outputs, last, outputs.lastExposures, parameters, parameters.seed);
  const model: RiskModel = {
    asOf: isoDate(data.dates[last]!),
    factors: risk.kept.map((factor) => factors[factor]!),
    covariance: risk.covariance.covariance,
    symbols,
    exposures: risk.exposures,
    reasons: fullReasons(data, outputs.lastReasons, risk.kept),
    specificVariances: risk.specific.variances,
    specificSources: risk.specific.sources,
  };
  const fallback = capBases.indexOf('market-cap');
  const estimated = outputs.states.reduce((sum, state) => sum + (state === dayStateCode.estimated ? 1 : 0), 0);
  const attempted = outputs.states.reduce((sum, state) => sum + (state === dayStateCode['not-computed'] ? 0 : 1), 0);
  const report: ModelReport = {
    factorList: model.factors,
    covarianceSteps: risk.covariance.steps.map(({ id, label, covariance }) =>
      stepView(id, label, covariance, risk.kept.length, parameters.tradingDaysPerYear),
    ),
    quality: risk.kept.map((factor, column): FactorQuality => ({
      id: factors[factor]!.id,
      ...factorStatistics(data, outputs, reviews, factor, parameters.tradingDaysPerYear),
      coverage: coverageOf(data, model, last, column),
    })),
    testPortfolios: portfolioQualities(data, reviews),
    specificSources: Object.fromEntries(
      specificSources.map((source, code) => [source, model.specificSources.filter((own) => own === code).length]),
    ),
    factorRegime: risk.covariance.regimeMultiplier,
    specificRegime: risk.specific.regimeMultiplier,
    capFallbackDays: data.capBasis.filter(
      (basis, t) => basis !== fallback && outputs.states[t + 1] === dayStateCode.estimated,
    ).length,
    skippedDays: attempted - estimated,
    coverage: reasonCounts(model, risk),
  };
  return { model, kept: risk.kept, report, warnings: [...modelWarnings(job, risk), ...risk.warnings] };
}

function stepView(
  id: string,
  label: string,
  covariance: Float64Array,
  size: number,
  tradingDaysPerYear: number,
): CovarianceStepView {
  const deviations = Array.from({ length: size }, (_, k) => Math.sqrt(covariance[k * size + k]!));
  return {
    id,
    label,
    volatilities: deviations.map((deviation) => deviation * Math.sqrt(tradingDaysPerYear)),
    correlations: deviations.map((own, a) =>
      deviations.map((other, b) =>
        own > 0 && other > 0 ? covariance[a * size + b]! / (own * other) : a === b ? 1 : 0,
      ),
    ),
  };
}

/** Percent of the estimation universe whose exposure is not a stand-in. */
function coverageOf({ securities, dates, members }: ModelData, model: RiskModel, date: number, column: number): number {
  const width = model.factors.length;
  const measured = new Set([reasonCode.known, reasonCode.clipped, reasonCode.partial]);
  let count = 0;
  let known = 0;
  for (let i = 0; i < securities; i++) {
    if (members[i * dates.length + date] === 0) continue;
    count++;
    if (measured.has(model.reasons[i * width + column]!)) known++;
  }
  return count === 0 ? 0 : (100 * known) / count;
}

function reasonCounts(model: RiskModel, { kept }: RiskAt): ModelReport['coverage'] {
  const width = kept.length;
  return model.factors.map(({ id }, column) => {
    const reasons: Record<string, number> = {};
    for (let i = 0; i < model.symbols.length; i++) {
      const reason = cellReasons[model.reasons[i * width + column]!]!;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
    return { factor: id, reasons };
  });
}

function portfolioQualities({ origin, dates }: ModelData, reviews: ReviewOutputs): readonly TestPortfolioQuality[] {
  const portfolios = testPortfolios.length;
  return testPortfolios.map(({ id, label }, p) => {
    const volatilities = new Float64Array(dates.length).fill(NaN);
    for (let review = 0; review < reviews.reviews; review++) {
      const date = reviewDate(review, origin);
      volatilities.fill(reviews.portfolioVolatilities[review * portfolios + p]!, date + 1, date + reviewInterval + 1);
    }
    const scores = Float64Array.from(dates, (_, t) => reviews.portfolioScores[t * portfolios + p]!);
    return { id, label, ...forecastQuality(scores, volatilities) };
  });
}

/** Mean R² over the estimated days; NaN without one. */
export function meanRSquared({ rSquared }: DayOutputs): number {
  const known = rSquared.filter((value) => value === value);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Positions of days and factor returns of the model's own columns, for proxies and attribution. */
export function keptFactorReturns(outputs: DayOutputs, kept: readonly number[]): Float64Array {
  const factors = factorCount(outputs);
  const values = new Float64Array(new SharedArrayBuffer(outputs.days * kept.length * 8));
  for (let t = 0; t < outputs.days; t++) {
    for (let k = 0; k < kept.length; k++) values[t * kept.length + k] = outputs.factorReturns[t * factors + kept[k]!]!;
  }
  return values;
}
