import { createHash } from 'node:crypto';
import { meanRSquared } from '../../../src-core/factor-model/assemble-model.ts';
import { writeDayRecord } from '../../../src-core/factor-model/days/day-record.ts';
import { factorCount } from '../../../src-core/factor-model/days/day-outputs.ts';
import { rollingBias } from '../../../src-core/factor-model/diagnostics/forecast-quality.ts';
import { type RiskModel } from '../../../src-core/factor-model/risk-model.ts';
import { reviewDate } from '../../../src-core/factor-model/reviews/review-dates.ts';
import { writeReviewRecord } from '../../../src-core/factor-model/reviews/review-record.ts';
import { testPortfolios } from '../../../src-core/factor-model/reviews/test-portfolios.ts';
import { epochDay, isoDate } from '../../../src-core/market/epoch-day.ts';
import { type Store } from '../../store/store.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type BuildLog } from './build-log.ts';
import { bytesOf } from './bytes.ts';
import { type ComputedModel, type ModelQuestion } from './compute-model.ts';
import { modelParts, type StoredSummary } from './model-summary.ts';

/** Days of the rolling bias statistics. */
const biasWindow = 252;

export interface ModelToStore extends ModelQuestion, ComputedModel {
  readonly store: Store;
  readonly version: string;
  readonly now: () => Date;
  readonly log: BuildLog;
  readonly datasetVersion: string;
  readonly parametersHash: string;
}

/** Keeps a computed model as a version of its own. @returns its id */
export function storeModel(computed: ModelToStore): number {
  const { store, data, outputs, reviews, assembled, parameters, parent, firstDay, loaded, log } = computed;
  const { model, kept, report, warnings } = assembled;
  const first = parent ? firstDay : 0;
  const factors = factorCount(outputs);
  const days = Array.from({ length: outputs.days - first }, (_, d) => first + d);
  const ownReviews = Array.from({ length: reviews.reviews }, (_, review) => review).filter(
    (review) => reviewDate(review, data.origin) >= first,
  );
  const { days: dayCount, securities, styles, industries, currencies } = outputs;
  log.end('Packing', `${days.length} days`);
  const summary: StoredSummary = {
    report,
    warnings,
    buildLog: log.stages,
    meanRSquared: meanRSquared(outputs),
    days: dayCount,
    ownDays: days.length,
    firstDate: isoDate(data.dates[0]!),
    shape: { days: dayCount, securities, styles, industries, currencies },
    symbols: model.symbols,
    factors: loaded.factors,
    kept,
    plan: loaded.plan,
    industryOf: [...data.industryOf],
  };
  return store.addFactorModel({
    createdAt: computed.now().toISOString(),
    datasetVersion: computed.datasetVersion,
    asOf: epochDay(parameters.asOf),
    preset: parameters.preset,
    parameters: canonicalJson(parameters),
    parametersHash: computed.parametersHash,
    parent: parent?.id ?? null,
    // A version without days of its own begins after its last.
    ownFrom: data.dates[first] ?? data.dates[first - 1]! + 1,
    engineVersion: computed.version,
    elapsedMilliseconds: log.elapsed(),
    hash: hashOfModel(model),
    summary: JSON.stringify(summary),
    days: days.map((day) => ({ date: data.dates[day]!, content: bytesOf(writeDayRecord(outputs, reviews, day)) })),
    reviews: ownReviews.map((review) => ({
      date: data.dates[reviewDate(review, data.origin)]!,
      content: bytesOf(writeReviewRecord(outputs, reviews, review)),
    })),
    parts: {
      [modelParts.covariance]: bytesOf(model.covariance),
      [modelParts.exposures]: bytesOf(model.exposures),
      [modelParts.reasons]: bytesOf(model.reasons),
      [modelParts.specificVariances]: bytesOf(model.specificVariances),
      [modelParts.specificSources]: bytesOf(model.specificSources),
      [modelParts.dates]: bytesOf(data.dates),
      [modelParts.factorReturns]: bytesOf(outputs.factorReturns),
      [modelParts.standardErrors]: bytesOf(outputs.standardErrors),
      [modelParts.rSquared]: bytesOf(outputs.rSquared),
      [modelParts.assets]: bytesOf(outputs.assets),
      [modelParts.conditionNumbers]: bytesOf(outputs.conditionNumbers),
      [modelParts.rollingFactorBias]: bytesOf(rollingBias(reviews.factorScores, kept, factors, biasWindow)),
      [modelParts.rollingPortfolioBias]: bytesOf(
        rollingBias(reviews.portfolioScores, [...testPortfolios.keys()], testPortfolios.length, biasWindow),
      ),
    },
  });
}

/** SHA-256 of all that risk is computed from. */
export function hashOfModel(model: RiskModel): string {
  const hash = createHash('sha256').update(canonicalJson([model.asOf, model.factors, model.symbols]));
  for (const part of [model.covariance, model.exposures, model.specificVariances]) hash.update(bytesOf(part));
  return hash.digest('hex');
}
