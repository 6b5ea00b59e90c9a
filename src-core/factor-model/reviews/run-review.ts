import { factorCount, type DayOutputs } from '../days/day-outputs.ts';
import { type ModelData } from '../model-data.ts';
import { type FactorModelParameters } from '../parameters.ts';
import { daysOfFactors, riskAt } from '../risk-at.ts';
import { reviewDate, reviewInterval } from './review-dates.ts';
import { type ReviewOutputs } from './review-outputs.ts';
import { testPortfolios, testPortfolioWeights } from './test-portfolios.ts';

/** Draws of the eigenfactor adjustment at a review: enough for a volatility, a few of those of the model itself. */
const reviewDraws = 50;

export interface ReviewJob {
  readonly data: ModelData;
  readonly outputs: DayOutputs;
  readonly parameters: FactorModelParameters;
  /** Number of the review among those of the data. */
  readonly review: number;
  readonly reviews: ReviewOutputs;
}

/**
 * Forecasts the risk of factors and test portfolios as it would have been done at the close of a past date. Where the history
 * up to it is too short, nothing is forecast.
 */
export function runReview({ data, outputs, parameters, review, reviews }: ReviewJob): void {
  const { securities, origin } = data;
  const date = reviewDate(review, origin);
  const factors = factorCount(outputs);
  const width = outputs.styles * securities;
  const styleExposures = outputs.reviewExposures.subarray(review * width, (review + 1) * width);
  const { covariance: chain } = parameters;
  if (daysOfFactors(outputs, date + 1)[0]! < chain.minimumDays) return;
  const risk = riskAt(
    data,
    outputs,
    date,
    styleExposures,
    {
      covariance: { ...chain, eigenfactor: chain.eigenfactor && { ...chain.eigenfactor, draws: reviewDraws } },
      specificRisk: parameters.specificRisk,
    },
    parameters.seed,
    false,
  );
  const { kept, covariance, exposures, specific } = risk;
  const matrix = covariance.covariance;
  kept.forEach((a, row) => {
    reviews.factorVolatilities[review * factors + a] = Math.sqrt(matrix[row * kept.length + row]!);
    kept.forEach((b, column) => {
      reviews.covariances[(review * factors + a) * factors + b] = matrix[row * kept.length + column]!;
    });
  });
  reviews.specificVariances.set(specific.variances, review * securities);
  const weights = testPortfolioWeights(data, date, (origin + date) / reviewInterval, parameters.seed);
  for (let p = 0; p < testPortfolios.length; p++) {
    const own = weights.subarray(p * securities, (p + 1) * securities);
    reviews.portfolioVolatilities[review * testPortfolios.length + p] = Math.sqrt(
      portfolioVariance(own, exposures, matrix, specific.variances, kept.length),
    );
  }
}

/** hᵀXFXᵀh + hᵀΔh. */
export function portfolioVariance(
  weights: Float64Array,
  exposures: Float64Array,
  covariance: Float64Array,
  specificVariances: Float64Array,
  factors: number,
): number {
  const x = new Float64Array(factors);
  let variance = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (weight === 0) continue;
    variance += weight * weight * specificVariances[i]!;
    for (let k = 0; k < factors; k++) x[k]! += weight * exposures[i * factors + k]!;
  }
  for (let a = 0; a < factors; a++) {
    for (let b = 0; b < factors; b++) variance += x[a]! * covariance[a * factors + b]! * x[b]!;
  }
  return variance;
}
