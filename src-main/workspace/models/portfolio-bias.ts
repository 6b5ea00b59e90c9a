import { DomainError } from '../../../src-core/domain-error.ts';
import { forecastQuality } from '../../../src-core/factor-model/diagnostics/forecast-quality.ts';
import { portfolioVariance } from '../../../src-core/factor-model/reviews/run-review.ts';
import { newDayOutputs } from '../../../src-core/factor-model/days/day-outputs.ts';
import { readReviewRecord } from '../../../src-core/factor-model/reviews/review-record.ts';
import { newReviewOutputs } from '../../../src-core/factor-model/reviews/review-outputs.ts';
import { reviewDate, reviewInterval } from '../../../src-core/factor-model/reviews/review-dates.ts';
import { simpleReturns } from '../../../src-core/market/returns.ts';
import { type Session, type UseCase } from '../context.ts';
import { choosePortfolio } from '../portfolio-choice.ts';
import { latestRisk } from '../latest-risk.ts';
import { floatsOf } from './bytes.ts';
import { wholePanel } from './model-source.ts';
import { parametersOf, summaryOf } from './model-summary.ts';

/**
 * Holds the model's forecasts for a portfolio against what followed: today's weights through every review, each with the
 * exposures, covariance and specific risk that were known on its day.
 */
export const portfolioBias: UseCase<'model.portfolioBias', Session> = async (session, request, options) => {
  const { store } = session;
  const portfolio = choosePortfolio(store, request.portfolio);
  const risk = await latestRisk(session, { portfolio }, options);
  if (!risk?.decomposition) {
    throw new DomainError('NO_MODEL', `${portfolio} has no risk by the factor model yet`, {
      kept: 'Nothing was computed',
      remedy: 'Compute its risk first',
    });
  }
  const stored = store.factorModel(request.model);
  const summary = summaryOf(stored);
  const { shape, symbols, factors, industryOf } = summary;
  const size = factors.length;
  const weightOf = new Map(risk.decomposition.bySecurity.map(({ symbol, weight }) => [symbol, weight]));
  const weights = Float64Array.from(symbols, (symbol) => weightOf.get(symbol) ?? 0);
  const outputs = newDayOutputs({ ...shape, days: shape.days }, 0);
  const reviews = newReviewOutputs(shape, 0);
  const places = new Map(symbols.map((symbol, i) => [symbol, i]));
  store.factorModelReviews(request.model).forEach(({ model, content }, review) => {
    const own = summaryOf(store.factorModel(model));
    const placeOf = Int32Array.from(own.symbols, (symbol) => places.get(symbol)!);
    readReviewRecord(floatsOf(content), own.shape, placeOf, outputs, reviews, review);
  });

  const returns = portfolioReturns(session, symbols, weights, shape.days, parametersOf(stored).maxStaleDays);
  const scores: number[] = [];
  const volatilities: number[] = [];
  for (let review = 0; review < reviews.reviews; review++) {
    if (Number.isNaN(reviews.factorVolatilities[review * size]!)) continue;
    const covariance = reviews.covariances
      .subarray(review * size * size, (review + 1) * size * size)
      .map((value) => value || 0);
    const specific = reviews.specificVariances
      .subarray(review * symbols.length, (review + 1) * symbols.length)
      .map((value) => value || 0);
    const exposures = new Float64Array(symbols.length * size);
    symbols.forEach((_, i) => {
      exposures[i * size] = 1;
      for (let s = 0; s < shape.styles; s++) {
        exposures[i * size + 1 + s] = outputs.reviewExposures[(review * shape.styles + s) * symbols.length + i]! || 0;
      }
      if (industryOf[i]! >= 0) exposures[i * size + 1 + shape.styles + industryOf[i]!] = 1;
    });
    const volatility = Math.sqrt(portfolioVariance(weights, exposures, covariance, specific, size));
    const date = reviewDate(review, 0);
    for (let t = date + 1; t <= Math.min(date + reviewInterval, shape.days - 1); t++) {
      scores.push(returns[t]! / volatility);
      volatilities.push(volatility);
    }
  }
  return { id: portfolio, label: `${portfolio}, today’s weights`, ...forecastQuality(scores, volatilities) };
};

/** Σ weight × return of the securities that have one, by day. */
function portfolioReturns(
  session: Session,
  symbols: readonly string[],
  weights: Float64Array,
  days: number,
  maxStaleDays: number,
): Float64Array {
  const panel = wholePanel(session);
  const rowOf = new Map(panel.symbols.map((symbol, row) => [symbol, row]));
  const total = new Float64Array(days);
  const own = new Float64Array(days);
  symbols.forEach((symbol, i) => {
    const row = rowOf.get(symbol);
    if (weights[i] === 0 || row === undefined) return;
    const start = row * panel.dates.length;
    simpleReturns(panel.totalReturn.subarray(start, start + days), maxStaleDays, own);
    for (let t = 0; t < days; t++) if (own[t] === own[t]) total[t]! += weights[i]! * own[t]!;
  });
  return total;
}
