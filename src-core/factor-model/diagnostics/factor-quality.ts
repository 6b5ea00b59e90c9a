import { factorCount, type DayOutputs } from '../days/day-outputs.ts';
import { type ModelData } from '../model-data.ts';
import { reviewDate, reviewInterval } from '../reviews/review-dates.ts';
import { type ReviewOutputs } from '../reviews/review-outputs.ts';
import { exposureTurnover } from './exposure-turnover.ts';
import { forecastQuality } from './forecast-quality.ts';
import { type FactorQuality } from './model-report.ts';

/** Beyond this a factor return differs from 0 at about 95 %. */
const significantT = 2;

/** What is known of one factor besides its id and coverage. */
export type FactorStatistics = Omit<FactorQuality, 'id' | 'coverage'>;

/** @param factor position among all K */
export function factorStatistics(
  data: ModelData,
  outputs: DayOutputs,
  reviews: ReviewOutputs,
  factor: number,
  tradingDaysPerYear: number,
): FactorStatistics {
  const factors = factorCount(outputs);
  const { days, styles } = outputs;
  const column = (values: Float64Array) => Float64Array.from({ length: days }, (_, t) => values[t * factors + factor]!);
  const returns = column(outputs.factorReturns);
  const errors = column(outputs.standardErrors);
  const known = returns.filter((value) => value === value);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  let tested = 0;
  let significant = 0;
  returns.forEach((value, t) => {
    if (!(errors[t]! > 0) || value !== value) return;
    tested++;
    if (Math.abs(value / errors[t]!) > significantT) significant++;
  });
  const isStyle = factor >= 1 && factor <= styles;
  const { bias, qlike } = forecastQuality(
    column(reviews.factorScores),
    volatilitiesByDay(data, reviews, factor, factors),
  );
  return {
    days: known.length,
    mean: known.length > 0 ? mean * tradingDaysPerYear : null,
    volatility: known.length > 1 ? Math.sqrt((squares / (known.length - 1)) * tradingDaysPerYear) : null,
    significantDays: tested > 0 ? (100 * significant) / tested : null,
    autocorrelation: autocorrelation(returns, mean),
    vif: isStyle ? lastVarianceInflation(outputs, factor - 1) : null,
    turnover: isStyle ? exposureTurnover(data, outputs, reviews.reviews, factor - 1) : null,
    bias,
    qlike,
  };
}

/** The forecast in force on each day: that of the review before it. */
function volatilitiesByDay(
  { origin, dates }: ModelData,
  reviews: ReviewOutputs,
  factor: number,
  factors: number,
): Float64Array {
  const volatilities = new Float64Array(dates.length).fill(NaN);
  for (let review = 0; review < reviews.reviews; review++) {
    const date = reviewDate(review, origin);
    volatilities.fill(reviews.factorVolatilities[review * factors + factor]!, date + 1, date + reviewInterval + 1);
  }
  return volatilities;
}

/** Correlation of a day's return with that of the day before; null with fewer than 60 pairs. */
function autocorrelation(returns: Float64Array, mean: number): number | null {
  let pairs = 0;
  let product = 0;
  let squares = 0;
  for (let t = 1; t < returns.length; t++) {
    const value = returns[t]! - mean;
    const before = returns[t - 1]! - mean;
    if (Number.isNaN(value * before)) continue;
    pairs++;
    product += value * before;
    squares += value * value;
  }
  return pairs >= 60 && squares > 0 ? product / squares : null;
}

function lastVarianceInflation({ days, styles, varianceInflation }: DayOutputs, style: number): number | null {
  for (let t = days - 1; t >= 0; t--) {
    const value = varianceInflation[t * styles + style]!;
    if (value === value) return value;
  }
  return null;
}
