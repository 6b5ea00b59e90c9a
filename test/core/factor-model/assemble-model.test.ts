import { describe, expect, it } from 'vitest';
import { assembleModel } from '../../../src-core/factor-model/assemble-model.ts';
import { coverSecurities } from '../../../src-core/factor-model/decomposition/covered-weights.ts';
import { decompose } from '../../../src-core/factor-model/decomposition/decompose.ts';
import { presetParameters, type FactorModelPreset } from '../../../src-core/factor-model/parameters.ts';
import { reviewDate } from '../../../src-core/factor-model/reviews/review-dates.ts';
import { firstReviewDay, newReviewOutputs } from '../../../src-core/factor-model/reviews/review-outputs.ts';
import { runReview } from '../../../src-core/factor-model/reviews/run-review.ts';
import { scoreDays } from '../../../src-core/factor-model/reviews/score-days.ts';
import { buildDays, drawMarket, knownDeviations, signalStyle, sourceOf } from './synthetic-market.ts';

const market = drawMarket({ securities: 70, days: 1000, sectors: 3, seed: 9 });
const { plan, importedStyles } = signalStyle(market);
const built = buildDays(sourceOf(market, { importedStyles }), plan);

function assembled(preset: FactorModelPreset) {
  const { data, outputs, factors } = built;
  const parameters = {
    preset,
    asOf: '2020-01-01',
    industries: 'sector',
    weights: 'sqrt-cap',
    robust: false,
    estimationUniverse: null,
    ...presetParameters[preset],
    baseCurrency: 'USD',
    tradingDaysPerYear: 252,
    maxStaleDays: 5,
    seed: 1,
  } as const;
  const reviews = newReviewOutputs(outputs, 0);
  for (let review = 0; review < reviews.reviews; review++) {
    if (reviewDate(review, 0) >= firstReviewDay) runReview({ data, outputs, parameters, review, reviews });
  }
  scoreDays(data, outputs, reviews, parameters.seed, 1);
  return assembleModel({ data, outputs, reviews, symbols: market.panel.symbols, factors, parameters });
}

describe.each(['simple', 'full'] as const)('the %s model of a market drawn from a known one', (preset) => {
  const { model, report } = assembled(preset);
  const size = model.factors.length;
  const volatilityOf = (id: string) => {
    const k = model.factors.findIndex((factor) => factor.id === id);
    return Math.sqrt(model.covariance[k * size + k]!);
  };

  it('recovers the volatility of market and style, and the specific risk', () => {
    // About 240 effective days: 4.5 % of standard error, estimation noise and the drift of betas beside it.
    expect(Math.abs(volatilityOf('market') / knownDeviations.market - 1)).toBeLessThan(0.2);
    expect(Math.abs(volatilityOf('signal') / knownDeviations.signal - 1)).toBeLessThan(0.35);
    const mean = model.specificVariances.reduce((sum, value) => sum + value, 0) / model.symbols.length;
    expect(Math.abs(Math.sqrt(mean) / knownDeviations.specific - 1)).toBeLessThan(0.1);
  });

  it('forecasts portfolios with bias statistics within 0.9 and 1.1', () => {
    const biases = report.testPortfolios.map(({ bias }) => bias!);
    const mean = biases.reduce((sum, bias) => sum + bias, 0) / biases.length;
    expect(mean).toBeGreaterThan(0.9);
    expect(mean).toBeLessThan(1.1);
    const ofMarket = report.quality.find(({ id }) => id === 'market')!.bias!;
    expect(Math.abs(ofMarket - 1)).toBeLessThan(0.1);
  });

  it('splits a portfolio’s risk into what it was drawn from', () => {
    const weight = 1 / model.symbols.length;
    const covered = coverSecurities(
      model,
      model.symbols.map((symbol) => ({ symbol, name: '', sector: '', weight, strategies: new Map() })),
    );
    const { specificVolatility, totalVolatility } = decompose(model, covered, 1);
    expect(specificVolatility / (knownDeviations.specific * Math.sqrt(weight))).toBeCloseTo(1, 0);
    expect(totalVolatility).toBeGreaterThan(0.8 * knownDeviations.market);
  });

  it('says how often its factors mattered, and that the pure style hardly changes', () => {
    const signal = report.quality.find(({ id }) => id === 'signal')!;
    expect(signal.significantDays).toBeGreaterThan(20);
    expect(signal.turnover).toBeLessThan(1e-3);
    expect(signal.vif).toBeGreaterThanOrEqual(1);
    expect(signal.coverage).toBe(100);
  });
});
