import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { type PortfolioModel, type RiskModel } from '../../../src-core/factor-model/risk-model.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { evaluateScenario } from '../../../src-core/stress/evaluate-scenario.ts';
import { prepareStressMarket } from '../../../src-core/stress/prepare-market.ts';
import { type Scenario, type ScenarioPart } from '../../../src-core/stress/scenario.ts';
import { type StressMarket } from '../../../src-core/stress/stress-market.ts';
import { type MeasuredStress } from '../../../src-core/stress/stress-result.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { panelOf, randomPrices, riskInput } from '../portfolio/risk-input.ts';

/** A scenario of these parts. */
export function scenarioOf(...parts: readonly ScenarioPart[]): Scenario {
  return { id: 'trial', name: 'Trial', description: '', group: 'Trials', parts };
}

/** What a scenario of these parts costs. */
export function stress(market: StressMarket, ...parts: readonly ScenarioPart[]): MeasuredStress {
  return evaluateScenario(scenarioOf(...parts), market);
}

export const symbols = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'] as const;

/** Five random walks, held in unequal numbers, the last short. */
export function trialInput(seed = 1, days = 300, changes: Partial<PortfolioRiskInput> = {}): PortfolioRiskInput {
  const panel = panelOf(randomPrices(symbols, days, seed));
  return {
    ...riskInput(panel),
    positions: symbols.map((symbol, row) => ({
      symbol,
      strategy: row % 2 ? 'value' : 'momentum',
      quantity: String(row === 4 ? -15 : 10 + 7 * row),
    })),
    cash: [{ currency: 'USD', amount: '2000' }],
    ...changes,
  };
}

/** A model of three factors for the five, with factor returns on the panel's dates. */
export function trialModel(seed = 1, diagonal = false): PortfolioModel {
  const stream = createStream(seed, 77);
  const factors = [
    { id: 'market', label: 'Market', group: 'market' as const },
    { id: 'value', label: 'Value', group: 'style' as const },
    { id: 'momentum', label: 'Momentum', group: 'style' as const },
  ];
  const covariance = Float64Array.of(1e-4, 2e-5, -1e-5, 2e-5, 4e-5, 1e-5, -1e-5, 1e-5, 3e-5);
  if (diagonal) covariance.forEach((_, cell) => (cell % 4 === 0 ? 0 : (covariance[cell] = 0)));
  const model: RiskModel = {
    asOf: '2020-01-01',
    factors,
    covariance,
    symbols,
    exposures: Float64Array.from({ length: 15 }, (_, cell) => (cell % 3 === 0 ? 1 : stream.normal())),
    reasons: new Uint8Array(15),
    specificVariances: Float64Array.from(symbols, () => 1e-5 + 1e-4 * stream.uniform()),
    specificSources: new Uint8Array(5),
  };
  const { dates } = trialInput().panel;
  return {
    reference: { id: 1, asOf: '2020-01-01', preset: 'simple', hash: 'a'.repeat(64) },
    model,
    factorReturns: { dates, values: Float64Array.from({ length: dates.length * 3 }, () => 0.01 * stream.normal()) },
  };
}

/** The trial portfolio's market, with or without its model. */
export function trialMarket(options: { seed?: number; model?: PortfolioModel | null } = {}): StressMarket {
  return prepareStressMarket(trialInput(options.seed, 300, { model: options.model ?? null }));
}

export const dateAt = (market: StressMarket, t: number): string => isoDate(market.dates[t]!);
