import { testPortfolios } from '../reviews/test-portfolios.ts';
import { type ReviewOutputs } from '../reviews/review-outputs.ts';
import { factorCount, type DayOutputs, type DayShape } from './day-outputs.ts';

/**
 * One day of a model as it is stored: factor returns, their standard errors and scores (K each), the test portfolios'
 * scores, R², condition number, number of assets, state, collinear styles, variance inflation (styles), residuals
 * (securities).
 */
const scalars = 5;

type RecordShape = Omit<DayShape, 'days'>;

function offsetsOf(shape: RecordShape) {
  const factors = factorCount(shape);
  const errors = factors;
  const scores = 2 * factors;
  const portfolioScores = 3 * factors;
  const scalar = portfolioScores + testPortfolios.length;
  const inflation = scalar + scalars;
  const residuals = inflation + shape.styles;
  return {
    factors,
    errors,
    scores,
    portfolioScores,
    scalar,
    inflation,
    residuals,
    length: residuals + shape.securities,
  };
}

/** Copies a day out of the build's memory. */
export function writeDayRecord(outputs: DayOutputs, reviews: ReviewOutputs, day: number): Float64Array {
  const at = offsetsOf(outputs);
  const { factors } = at;
  const record = new Float64Array(at.length);
  const portfolios = testPortfolios.length;
  const rows = (values: Float64Array, width: number) => values.subarray(day * width, (day + 1) * width);
  record.set(rows(outputs.factorReturns, factors), 0);
  record.set(rows(outputs.standardErrors, factors), at.errors);
  record.set(rows(reviews.factorScores, factors), at.scores);
  record.set(rows(reviews.portfolioScores, portfolios), at.portfolioScores);
  record[at.scalar] = outputs.rSquared[day]!;
  record[at.scalar + 1] = outputs.conditionNumbers[day]!;
  record[at.scalar + 2] = outputs.assets[day]!;
  record[at.scalar + 3] = outputs.states[day]!;
  record[at.scalar + 4] = outputs.collinear[day]!;
  record.set(rows(outputs.varianceInflation, outputs.styles), at.inflation);
  record.set(rows(outputs.residuals, outputs.securities), at.residuals);
  return record;
}

/**
 * Copies a stored day into a build's memory.
 *
 * @param shape of the model that stored it: the same factors, perhaps fewer securities
 * @param placeOf place of each of its securities among the build's
 */
export function readDayRecord(
  record: Float64Array,
  shape: RecordShape,
  placeOf: Int32Array,
  outputs: DayOutputs,
  reviews: ReviewOutputs,
  day: number,
): void {
  const at = offsetsOf(shape);
  const { factors } = at;
  const portfolios = testPortfolios.length;
  outputs.factorReturns.set(record.subarray(0, factors), day * factors);
  outputs.standardErrors.set(record.subarray(at.errors, at.scores), day * factors);
  reviews.factorScores.set(record.subarray(at.scores, at.portfolioScores), day * factors);
  reviews.portfolioScores.set(record.subarray(at.portfolioScores, at.scalar), day * portfolios);
  outputs.rSquared[day] = record[at.scalar]!;
  outputs.conditionNumbers[day] = record[at.scalar + 1]!;
  outputs.assets[day] = record[at.scalar + 2]!;
  outputs.states[day] = record[at.scalar + 3]!;
  outputs.collinear[day] = record[at.scalar + 4]!;
  outputs.varianceInflation.set(record.subarray(at.inflation, at.residuals), day * shape.styles);
  const row = day * outputs.securities;
  for (let i = 0; i < placeOf.length; i++) outputs.residuals[row + placeOf[i]!] = record[at.residuals + i]!;
}
