import { factorCount, type DayOutputs, type DayShape } from '../days/day-outputs.ts';
import { type ReviewOutputs } from './review-outputs.ts';
import { testPortfolios } from './test-portfolios.ts';

type RecordShape = Omit<DayShape, 'days'>;

function offsetsOf(shape: RecordShape) {
  const factors = factorCount(shape);
  const portfolios = factors;
  const covariance = portfolios + testPortfolios.length;
  const specific = covariance + factors * factors;
  const exposures = specific + shape.securities;
  return { factors, portfolios, covariance, specific, exposures, length: exposures + shape.styles * shape.securities };
}

/**
 * One review of a model as it is stored: forecast volatilities of factors and test portfolios, covariance (K × K), specific
 * variances, style exposures (styles × securities).
 */
export function writeReviewRecord(outputs: DayOutputs, reviews: ReviewOutputs, review: number): Float64Array {
  const at = offsetsOf(outputs);
  const record = new Float64Array(at.length);
  const rows = (values: Float64Array, width: number) => values.subarray(review * width, (review + 1) * width);
  record.set(rows(reviews.factorVolatilities, at.factors), 0);
  record.set(rows(reviews.portfolioVolatilities, testPortfolios.length), at.portfolios);
  record.set(rows(reviews.covariances, at.factors * at.factors), at.covariance);
  record.set(rows(reviews.specificVariances, outputs.securities), at.specific);
  record.set(rows(outputs.reviewExposures, outputs.styles * outputs.securities), at.exposures);
  return record;
}

/** Copies a stored review into a build's memory; see readDayRecord for the arguments. */
export function readReviewRecord(
  record: Float64Array,
  shape: RecordShape,
  placeOf: Int32Array,
  outputs: DayOutputs,
  reviews: ReviewOutputs,
  review: number,
): void {
  const at = offsetsOf(shape);
  const { factors } = at;
  reviews.factorVolatilities.set(record.subarray(0, factors), review * factors);
  reviews.portfolioVolatilities.set(record.subarray(at.portfolios, at.covariance), review * testPortfolios.length);
  reviews.covariances.set(record.subarray(at.covariance, at.specific), review * factors * factors);
  for (let i = 0; i < placeOf.length; i++) {
    const place = placeOf[i]!;
    reviews.specificVariances[review * outputs.securities + place] = record[at.specific + i]!;
    for (let s = 0; s < shape.styles; s++) {
      const from = at.exposures + s * placeOf.length + i;
      outputs.reviewExposures[(review * shape.styles + s) * outputs.securities + place] = record[from]!;
    }
  }
}
