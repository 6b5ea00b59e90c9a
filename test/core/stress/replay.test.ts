import { describe, expect, it } from 'vitest';
import { prepareStressMarket } from '../../../src-core/stress/prepare-market.ts';
import { panelOf, randomPrices } from '../portfolio/risk-input.ts';
import { dateAt, stress, symbols, trialInput, trialMarket, trialModel } from './stress-market.ts';

/** The trial portfolio of which AAA was listed only after `listed` days. */
function lateMarket(listed: number, model: ReturnType<typeof trialModel> | null, proxies: readonly string[] = []) {
  const prices = randomPrices([...symbols, 'ZZZ'], 300);
  prices['AAA']!.fill(NaN, 0, listed);
  return prepareStressMarket({ ...trialInput(1, 300, { model }), panel: panelOf(prices) }, { proxies });
}

const over = (market: ReturnType<typeof trialMarket>, first: number, last: number) =>
  ({ kind: 'replay', from: dateAt(market, first), to: dateAt(market, last) }) as const;

describe('a replay', () => {
  it('follows the path to its loss', () => {
    const market = trialMarket();
    const { loss, paths } = stress(market, over(market, 40, 60));
    expect(paths[0]!.losses).toHaveLength(21);
    expect(paths[0]!.losses.at(-1)).toBeCloseTo(loss, 14);
    expect(paths[0]!.worst.loss).toBe(Math.max(...paths[0]!.losses));
  });

  it('has every day’s return m times as large under volatility × m', () => {
    const market = trialMarket();
    const once = stress(market, over(market, 40, 40));
    const twice = stress(market, over(market, 40, 40), { kind: 'volatility', multiple: 2 });
    expect(twice.loss).toBeCloseTo(2 * once.loss, 14);
    expect(twice.risk.volatility.after).toBe(2 * once.risk.volatility.before);
  });

  it('counts names without history as no profit or loss, and warns', () => {
    const market = lateMarket(100, null);
    const { byPosition, coverage, warnings } = stress(market, over(market, 40, 49));
    expect(coverage[0]).toMatchObject({ days: 10, cells: 50, missingCells: 10, proxiedCells: 0 });
    expect(byPosition.find(({ symbol }) => symbol === 'AAA')!.move).toBe(0);
    expect(warnings.map(({ code }) => code)).toContain('MISSING_RETURNS');
  });

  it('lets the factor model stand in for them', () => {
    const market = lateMarket(100, trialModel());
    const { coverage, byPosition } = stress(market, over(market, 40, 49));
    expect(coverage[0]!.proxied).toEqual([{ symbol: 'AAA', cells: 10, by: 'factor model' }]);
    const { exposures, factorReturns } = market.model!;
    const row = market.securities.findIndex(({ symbol }) => symbol === 'AAA');
    let growth = 1;
    for (let t = 40; t <= 49; t++) {
      let value = 0;
      for (let k = 0; k < 3; k++) value += exposures[row * 3 + k]! * factorReturns[t * 3 + k]!;
      growth *= 1 + value;
    }
    expect(byPosition.find(({ symbol }) => symbol === 'AAA')!.move).toBeCloseTo(growth - 1, 14);
  });

  it('takes a named proxy before the first return of its own, and leaves out what is excluded', () => {
    const market = lateMarket(100, trialModel(), ['ZZZ']);
    const moveOf = (result: ReturnType<typeof stress>) =>
      result.byPosition.find(({ symbol }) => symbol === 'AAA')!.move;
    const named = stress(market, { ...over(market, 40, 49), proxies: [{ symbol: 'AAA', proxy: 'ZZZ' }] });
    const returns = market.proxyReturns.get('ZZZ')!;
    let growth = 1;
    for (let t = 40; t <= 49; t++) growth *= 1 + returns[t]!;
    expect(moveOf(named)).toBeCloseTo(growth - 1, 14);
    expect(named.coverage[0]!.proxied).toEqual([{ symbol: 'AAA', cells: 10, by: 'ZZZ' }]);
    const without = stress(market, { ...over(market, 40, 49), proxies: [{ symbol: 'AAA', proxy: null }] });
    expect(moveOf(without)).toBe(0);
    expect(without.coverage[0]!.missingCells).toBe(10);
    // After its listing its own returns count, whatever was named.
    const later = over(market, 150, 160);
    expect(moveOf(stress(market, { ...later, proxies: [{ symbol: 'AAA', proxy: 'ZZZ' }] }))).toBe(
      moveOf(stress(market, later)),
    );
  });

  it('says that a named proxy has no prices', () => {
    const market = lateMarket(100, trialModel());
    const { warnings } = stress(market, {
      ...over(market, 40, 49),
      proxies: [{ symbol: 'AAA', proxy: 'NOWHERE' }],
    });
    expect(warnings.find(({ code }) => code === 'UNKNOWN_PROXY')!.message).toContain('NOWHERE');
  });

  it('finds the window of any length, also one that was not prepared', () => {
    const market = trialMarket();
    const { paths, loss } = stress(market, { kind: 'worst-days', days: 7 });
    expect(paths[0]!.dates).toHaveLength(7);
    const [from, to] = [paths[0]!.dates[0]!, paths[0]!.dates[6]!];
    expect(stress(market, { kind: 'replay', from, to }).loss).toBe(loss);
  });
});
