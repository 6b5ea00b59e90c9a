import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Panel } from '../../../../src-core/market/panel.ts';
import { adjustPrices } from '../../../../src-main/files/import/adjust-prices.ts';

function panelOf(close: readonly number[]): Panel {
  return {
    dates: Int32Array.from(close, (_, day) => day),
    symbols: ['A'],
    currencies: ['USD'],
    close: Float64Array.from(close),
    totalReturn: Float64Array.from(close),
    volume: new Float64Array(close.length),
  };
}

describe('adjusted prices', () => {
  it('leave the last price as it is and lower the earlier ones by splits and dividends', () => {
    const actions = [
      { symbol: 'A', exDate: 2, splitRatio: 2, dividend: 0 },
      { symbol: 'A', exDate: 1, splitRatio: 1, dividend: 10 },
    ];
    expect([...adjustPrices(panelOf([100, 90, 45]), actions).totalReturn]).toEqual([45, 45, 45]);
  });

  it('give on an ex-date the return of close and dividend reinvested at the close before', () => {
    const price = fc.double({ min: 1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(price, price, fc.double({ min: 0, max: 0.9, noNaN: true }), (before, after, share) => {
        const dividend = before * share;
        const { totalReturn } = adjustPrices(panelOf([before, after]), [
          { symbol: 'A', exDate: 1, splitRatio: 1, dividend },
        ]);
        expect(totalReturn[1]! / totalReturn[0]!).toBeCloseTo(after / (before - dividend), 8);
      }),
    );
  });

  it('measure a dividend by the last close before the ex-date, across missing prices', () => {
    const { date, totalReturn } = adjustPrices(panelOf([100, NaN, 90]), [
      { symbol: 'A', exDate: 2, splitRatio: 1, dividend: 10 },
    ]);
    expect([...date]).toEqual([0, 2]);
    expect([...totalReturn]).toEqual([90, 90]);
  });

  it('ignore actions after the last price, before the first and of other securities', () => {
    const actions = [
      { symbol: 'A', exDate: 9, splitRatio: 2, dividend: 0 },
      { symbol: 'A', exDate: 0, splitRatio: 2, dividend: 0 },
      { symbol: 'B', exDate: 1, splitRatio: 2, dividend: 0 },
    ];
    expect([...adjustPrices(panelOf([100, 90]), actions).totalReturn]).toEqual([100, 90]);
  });
});
