import { describe, expect, it } from 'vitest';
import { type Panel } from '../../../src-core/market/panel.ts';
import { marketDays } from '../../../src-core/monitoring/market-days.ts';

const dates = Int32Array.from({ length: 90 }, (_, day) => 20_000 + day);
const every = Int32Array.from(dates.keys());

function panelOf(price: (row: number, day: number) => number, volume = () => 100): Panel {
  const cells = Float64Array.from({ length: 2 * dates.length }, (_, cell) =>
    price(Math.floor(cell / dates.length), cell % dates.length),
  );
  return {
    dates,
    symbols: ['AAA', 'BBB'],
    currencies: ['USD', 'USD'],
    close: cells,
    totalReturn: cells.slice(),
    volume: cells.map(volume),
  };
}

describe('the days of held names', () => {
  it('have a dispersion of 0 and move together when both names return the same', () => {
    const market = marketDays(
      panelOf((_, day) => 100 * 1.01 ** day),
      every,
      5,
    );
    expect(market.dispersion[0]).toBeNaN();
    expect(market.dispersion[10]).toBeCloseTo(0, 9);
    expect(market.commonMove[10]).toBeCloseTo(1, 9);
  });

  it('do not move together when names return the opposite', () => {
    const market = marketDays(
      panelOf((row, day) => 100 + (row === 0 ? 1 : -1) * (day % 2)),
      every,
      5,
    );
    // Returns of +1 % and −1 %: mean 0, standard deviation √2 %.
    expect(market.commonMove[1]).toBeCloseTo(0, 12);
    expect(market.dispersion[1]).toBeCloseTo(Math.SQRT2 / 100, 12);
  });

  it('have no value where a name has no price', () => {
    const market = marketDays(
      panelOf((row, day) => (row === 1 && day === 50 ? NaN : 100 + day)),
      every,
      5,
    );
    expect(market.dispersion[50]).toBeNaN();
    expect(market.dispersion[51]).toBeGreaterThan(0);
  });

  it('hold the value traded against its mean of the days before, once there are sixty', () => {
    const { tradedValue } = marketDays(
      panelOf((_, day) => (day === 80 ? 200 : 100)),
      every,
      5,
    );
    expect(tradedValue[59]).toBeNaN();
    expect(tradedValue[60]).toBe(0);
    expect(tradedValue[80]).toBeCloseTo(Math.log(2), 12);
    expect(tradedValue[81]).toBeCloseTo(Math.log((100 * 81) / (80 * 100 + 200)), 12);
  });
});
