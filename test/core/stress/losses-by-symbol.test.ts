import { describe, expect, it } from 'vitest';
import { lossesBySymbol } from '../../../src-core/stress/losses-by-symbol.ts';
import { prepareStressMarket } from '../../../src-core/stress/prepare-market.ts';
import { type ScenarioPart } from '../../../src-core/stress/scenario.ts';
import { panelOf, randomPrices } from '../portfolio/risk-input.ts';
import { scenarioOf, stress, symbols, trialInput, trialModel } from './stress-market.ts';

const input = {
  ...trialInput(1, 300, { model: trialModel() }),
  panel: panelOf(randomPrices([...symbols, 'NEW'], 300)),
};
const held = prepareStressMarket(input);
const market = prepareStressMarket(input, { watched: ['NEW', 'AAA', 'NOWHERE'] });

const cases: readonly (readonly ScenarioPart[])[] = [
  [
    { kind: 'worst-days', days: 5 },
    { kind: 'volatility', multiple: 1.5 },
  ],
  [{ kind: 'sigma', multiple: 3 }],
  [{ kind: 'factors', unit: 'return', shocks: [{ factor: 'market', size: -0.1 }], propagate: true }],
  [{ kind: 'correlation', multiple: 0.5 }],
];

describe('losses by symbol', () => {
  it('weighted add up to the loss', () => {
    for (const parts of cases) {
      const losses = lossesBySymbol(scenarioOf(...parts), held)!;
      const total = held.securities.reduce((sum, { symbol, weight }) => sum + weight * losses.get(symbol)!, 0);
      expect(total).toBeCloseTo(stress(held, ...parts).loss, 13);
    }
  });

  it('are known of what is only watched, which changes nothing else', () => {
    expect(market.securities.map(({ symbol }) => symbol)).toEqual([...symbols, 'NEW']);
    for (const parts of cases) {
      expect(lossesBySymbol(scenarioOf(...parts), market)!.get('NEW')).not.toBe(0);
      expect(stress(market, ...parts).loss).toBeCloseTo(stress(held, ...parts).loss, 13);
    }
  });

  it('of a scenario that cannot be computed are not known', () => {
    const past = scenarioOf({ kind: 'replay', from: '1987-10-14', to: '1987-10-19' });
    expect(lossesBySymbol(past, market)).toBeNull();
  });
});
