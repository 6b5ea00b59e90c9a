import { factorCount, type DayShape } from '../days/day-outputs.ts';
import { reviewCount } from './review-dates.ts';
import { testPortfolios } from './test-portfolios.ts';

/** A review needs this many days more than the covariance, so that its first forecasts are no worse than later ones. */
export const firstReviewDay = 300;

/** Where the reviews' results go: shared memory, each review writing its own rows. NaN = no forecast. */
export interface ReviewOutputs {
  readonly reviews: number;
  /** Reviews × K and reviews × test portfolios: forecast daily volatilities. */
  readonly factorVolatilities: Float64Array;
  readonly portfolioVolatilities: Float64Array;
  /** Reviews × K × K. */
  readonly covariances: Float64Array;
  /** Reviews × securities. */
  readonly specificVariances: Float64Array;
  /** Days × K and days × test portfolios: return ÷ volatility forecast at the review before. */
  readonly factorScores: Float64Array;
  readonly portfolioScores: Float64Array;
}

/** @param origin position of the first day in the whole history */
export function newReviewOutputs(shape: DayShape, origin: number): ReviewOutputs {
  const factors = factorCount(shape);
  const reviews = reviewCount(shape.days, origin);
  const floats = (length: number) => new Float64Array(new SharedArrayBuffer(length * 8)).fill(NaN);
  return {
    reviews,
    factorVolatilities: floats(reviews * factors),
    portfolioVolatilities: floats(reviews * testPortfolios.length),
    covariances: floats(reviews * factors * factors),
    specificVariances: floats(reviews * shape.securities),
    factorScores: floats(shape.days * factors),
    portfolioScores: floats(shape.days * testPortfolios.length),
  };
}
