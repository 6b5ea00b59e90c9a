import { factorCount, type DayOutputs } from '../days/day-outputs.ts';
import { type ModelData } from '../model-data.ts';
import { reviewDate, reviewInterval } from './review-dates.ts';
import { type ReviewOutputs } from './review-outputs.ts';
import { testPortfolios, testPortfolioWeights } from './test-portfolios.ts';

/**
 * Divides the returns of the days after each review, up to and including the next review date, by the volatilities it
 * forecast. Right forecasts give scores of standard deviation 1.
 *
 * @param firstDay earlier days are scored already
 */
export function scoreDays(
  data: ModelData,
  outputs: DayOutputs,
  reviews: ReviewOutputs,
  seed: number,
  firstDay: number,
): void {
  const { origin, securities, returns, dates, currencyOf, currencies, currencyReturns } = data;
  const days = dates.length;
  const factors = factorCount(outputs);
  const portfolios = testPortfolios.length;
  for (let review = 0; review < reviews.reviews; review++) {
    const date = reviewDate(review, origin);
    const from = Math.max(date + 1, firstDay);
    const to = Math.min(date + reviewInterval, days - 1);
    if (to < from || Number.isNaN(reviews.factorVolatilities[review * factors]!)) continue;
    const weights = testPortfolioWeights(data, date, (origin + date) / reviewInterval, seed);
    const sums = new Float64Array((to - from + 1) * portfolios);
    for (let p = 0; p < portfolios; p++) {
      for (let i = 0; i < securities; i++) {
        const weight = weights[p * securities + i]!;
        if (weight === 0) continue;
        const currency = currencyOf[i]!;
        for (let t = from; t <= to; t++) {
          const value = returns[i * days + t]! + (currency < 0 ? 0 : currencyReturns[t * currencies + currency]!);
          if (value === value) sums[(t - from) * portfolios + p]! += weight * value;
        }
      }
    }
    for (let t = from; t <= to; t++) {
      for (let k = 0; k < factors; k++) {
        reviews.factorScores[t * factors + k] =
          outputs.factorReturns[t * factors + k]! / reviews.factorVolatilities[review * factors + k]!;
      }
      for (let p = 0; p < portfolios; p++) {
        reviews.portfolioScores[t * portfolios + p] =
          sums[(t - from) * portfolios + p]! / reviews.portfolioVolatilities[review * portfolios + p]!;
      }
    }
  }
}
