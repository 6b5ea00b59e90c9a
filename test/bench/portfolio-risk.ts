import { readScenarioFile } from '../../src-core/contract/scenario-file.ts';
import library from '../../resources/stress-scenarios.json' with { type: 'json' };
import { type Panel } from '../../src-core/market/panel.ts';
import { isoDate } from '../../src-core/market/epoch-day.ts';
import { createStream } from '../../src-core/numerics/random-stream.ts';
import { type PortfolioRiskInput } from '../../src-core/portfolio/portfolio-risk-input.ts';
import { createEngine } from '../../src-main/engine/index.ts';
import { computeRiskInPool } from '../../src-main/workspace/risk-in-pool.ts';
import { medianMilliseconds, type Bench } from './measure.ts';
import { runPeers } from './peers.ts';

/** The whole risk of a portfolio from its panel: valuation, exposures, every tail-risk method, contributions, the board, the stress library. */
export const portfolioRisk: Bench = {
  name: 'portfolio-risk',
  async run({ files, python }) {
    const figures = [];
    for (const [positions, days] of [
      [60, 500],
      [500, 2500],
      [10_000, 500],
    ] as const) {
      const input = randomPortfolio(positions, days);
      const engine = createEngine();
      const value = await medianMilliseconds(5, () => computeRiskInPool(engine, input, null, {}));
      await engine.close();
      figures.push({
        name: `risk and board of ${positions} positions over ${days} days`,
        value,
        unit: 'ms',
        runs: 5,
        aim: positions === 500 ? '1500' : '',
      });
    }
    if (python !== null) {
      const { risk } = runPeers(python, files);
      figures.push({
        name: 'pandas: VaR, ES, contributions of the file’s positions',
        value: 1000 * risk,
        unit: 'ms',
        runs: 5,
        aim: '',
      });
    }
    return figures;
  },
};

/** Equal random walks in three strategies and eleven sectors. */
export function randomPortfolio(count: number, days: number): PortfolioRiskInput {
  const stream = createStream(7, 1);
  const symbols = Array.from({ length: count }, (_, i) => `S${i}`);
  const dates = Int32Array.from({ length: days + 1 }, (_, i) => 10_000 + i);
  const close = new Float64Array(new SharedArrayBuffer(8 * count * dates.length));
  for (let row = 0; row < count; row++) {
    let price = 20 + 80 * stream.uniform();
    for (let date = 0; date < dates.length; date++) {
      close[row * dates.length + date] = price;
      price *= Math.exp(0.01 * stream.normal());
    }
  }
  const panel: Panel = {
    dates,
    symbols,
    currencies: symbols.map(() => 'USD'),
    close,
    totalReturn: close,
    volume: close,
  };
  return {
    portfolio: 'bench',
    panel,
    rates: null,
    positions: symbols.map((symbol, i) => ({ symbol, strategy: `strategy ${i % 3}`, quantity: String(100 + (i % 7)) })),
    cash: [],
    securities: symbols.map((symbol, i) => ({
      symbol,
      name: symbol,
      sector: `sector ${i % 11}`,
      country: 'US',
      currency: 'USD',
    })),
    benchmark: null,
    model: null,
    navHistory: [],
    scenarios: readScenarioFile(JSON.stringify(library)).scenarios,
    parameters: {
      asOf: isoDate(dates.at(-1)!),
      benchmark: null,
      window: days,
      volatilityWindow: days,
      confidences: [0.99, 0.95, 0.975],
      baseCurrency: 'USD',
      tradingDaysPerYear: 252,
      maxStaleDays: 5,
      ewmaLambda: 0.94,
      model: null,
      noModel: null,
      scenarios: [],
      champion: null,
    },
  };
}
