import { readScenarioFile } from '../../src-core/contract/scenario-file.ts';
import { type PortfolioModel } from '../../src-core/factor-model/risk-model.ts';
import { createStream } from '../../src-core/numerics/random-stream.ts';
import { evaluateScenarios } from '../../src-core/stress/stress-rows.ts';
import { prepareStressMarket } from '../../src-core/stress/prepare-market.ts';
import { type Scenario } from '../../src-core/stress/scenario.ts';
import library from '../../resources/stress-scenarios.json' with { type: 'json' };
import { medianMilliseconds, type Bench } from './measure.ts';
import { randomPortfolio } from './portfolio-risk.ts';

const positions = 1000;
const days = 2500;
const factors = 25;

/** A hundred scenarios, results in full, on one thread; and one alone, as a slider asks for it. */
export const stress: Bench = {
  name: 'stress',
  async run() {
    const input = { ...randomPortfolio(positions, days), model: randomModel() };
    const market = prepareStressMarket(input);
    const scenarios = hundred();
    const single = await medianMilliseconds(15, (run) =>
      evaluateScenarios(
        [
          {
            ...scenarios[0]!,
            parts: [
              { kind: 'worst-days', days: 20 },
              { kind: 'volatility', multiple: 1.5 },
              { kind: 'correlation', multiple: 1.3 + run / 1000 },
              { kind: 'sector', sector: 'sector 3', size: -0.1 },
            ],
          },
        ],
        market,
      ),
    );
    return [
      {
        name: `preparing ${positions} positions over ${days} days`,
        value: await medianMilliseconds(3, () => prepareStressMarket(input)),
        unit: 'ms',
        runs: 3,
        aim: '',
      },
      {
        name: `${scenarios.length} scenarios × ${positions} positions`,
        // Prepared again each time, so that no correlation is remembered.
        value: await medianMilliseconds(5, () => evaluateScenarios(scenarios, { ...market })),
        unit: 'ms',
        runs: 5,
        aim: '≤ 300',
      },
      { name: 'one combined scenario, correlation never asked for', value: single, unit: 'ms', runs: 15, aim: '' },
    ];
  },
};

/** The library's scenarios that can be computed, again and again with other sizes until there are a hundred. */
function hundred(): readonly Scenario[] {
  const { scenarios } = readScenarioFile(JSON.stringify(library));
  const usable = scenarios.filter(({ parts }) => parts.every(({ kind }) => kind !== 'replay' && kind !== 'sector'));
  const windows = Array.from({ length: 40 }, (_, i): Scenario => ({
    ...scenarios[0]!,
    id: `window-${i}`,
    parts: [
      { kind: 'worst-days', days: [1, 5, 10, 20, 252][i % 5]! },
      { kind: 'sector', sector: `sector ${i % 11}`, size: -i / 100 },
    ],
  }));
  return Array.from({ length: 100 }, (_, i) => (i < 40 ? windows[i]! : usable[i % usable.length]!));
}

function randomModel(): PortfolioModel {
  const stream = createStream(11, 3);
  const styles = ['size', 'value', 'growth', 'momentum', 'quality'];
  const covariance = new Float64Array(factors * factors);
  const roots = Float64Array.from({ length: factors * factors }, () => 0.001 * stream.normal());
  for (let a = 0; a < factors; a++) {
    for (let b = 0; b < factors; b++) {
      for (let k = 0; k < factors; k++)
        covariance[a * factors + b]! += roots[a * factors + k]! * roots[b * factors + k]!;
    }
  }
  return {
    reference: { id: 1, asOf: '2000-01-01', preset: 'full', hash: '' },
    model: {
      asOf: '2000-01-01',
      factors: Array.from({ length: factors }, (_, k) => {
        const id = k === 0 ? 'market' : (styles[k - 1] ?? `industry:${k}`);
        return { id, label: id, group: k === 0 ? 'market' : k <= styles.length ? 'style' : 'industry' };
      }),
      covariance,
      symbols: Array.from({ length: positions }, (_, i) => `S${i}`),
      exposures: Float64Array.from({ length: positions * factors }, (_, cell) =>
        cell % factors === 0 ? 1 : 0.5 * stream.normal(),
      ),
      reasons: new Uint8Array(positions * factors),
      specificVariances: Float64Array.from({ length: positions }, () => 2e-4 * stream.uniform()),
      specificSources: new Uint8Array(positions),
    },
    factorReturns: { dates: new Int32Array(0), values: new Float64Array(0) },
  };
}
