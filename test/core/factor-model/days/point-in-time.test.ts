import { describe, expect, it } from 'vitest';
import { factorCount } from '../../../../src-core/factor-model/days/day-outputs.ts';
import { buildDays, drawMarket, signalStyle, sourceOf } from '../synthetic-market.ts';

const market = drawMarket({ securities: 40, days: 460, sectors: 3, seed: 7 });
const { plan, importedStyles } = signalStyle(market);
const whole = buildDays(sourceOf(market, { importedStyles }), plan);
const cut = 400;

/** The same market with every number after a date replaced. */
function withAnotherFuture(): ReturnType<typeof buildDays> {
  const days = market.panel.dates.length;
  const changed = (values: Float64Array, factor: number) =>
    values.map((value, cell) => (cell % days > cut ? value * (factor + 0.1 * Math.sin(cell)) : value));
  const close = changed(market.panel.close, 1.7);
  const lastDay = market.panel.dates[cut]!;
  const later = market.panel.symbols.map((symbol) => ({ symbol, date: lastDay + 1, value: 9 }));
  return buildDays(
    sourceOf(market, {
      panel: { ...market.panel, close, totalReturn: close, volume: changed(market.panel.volume, 3) },
      fundamentals: market.fundamentals.map((row) =>
        row.availableFrom > lastDay ? { ...row, totalEquity: 1, sharesOutstanding: 5, netIncome: -1e9 } : row,
      ),
      importedStyles: importedStyles.map(({ values }) => ({ values: [...values, ...later] })),
    }),
    plan,
  );
}

describe('the model’s days', () => {
  it('are changed by nothing that happens after them', () => {
    const other = withAnotherFuture();
    const factors = factorCount(whole.outputs);
    const { securities } = whole.data;
    const upTo = (values: Float64Array, width: number) => [...values.subarray(0, (cut + 1) * width)];
    for (const [name, width] of [
      ['factorReturns', factors],
      ['standardErrors', factors],
      ['residuals', securities],
      ['rSquared', 1],
      ['conditionNumbers', 1],
    ] as const) {
      expect(upTo(other.outputs[name], width), name).toEqual(upTo(whole.outputs[name], width));
    }
    const reviews = Math.floor(cut / 21) + 1;
    const width = reviews * plan.length * securities;
    expect([...other.outputs.reviewExposures.subarray(0, width)]).toEqual([
      ...whole.outputs.reviewExposures.subarray(0, width),
    ]);
  });

  it('do change after it', () => {
    const other = withAnotherFuture();
    const factors = factorCount(whole.outputs);
    expect(other.outputs.factorReturns[(cut + 2) * factors]).not.toBe(whole.outputs.factorReturns[(cut + 2) * factors]);
  });

  it('are the same bits where the history ends with them', () => {
    const short = buildDays(sourceOf(market, { importedStyles, days: cut + 1 }), plan);
    const factors = factorCount(whole.outputs);
    expect([...short.outputs.factorReturns]).toEqual([...whole.outputs.factorReturns.subarray(0, (cut + 1) * factors)]);
  });

  it('are the same bits computed from the end of the history alone', () => {
    const origin = 64;
    const days = market.panel.dates.length;
    const tail = (values: Float64Array) => values.filter((_, cell) => cell % days >= origin);
    const close = tail(market.panel.close);
    const end = buildDays(
      sourceOf(market, {
        panel: {
          ...market.panel,
          dates: market.panel.dates.slice(origin),
          close,
          totalReturn: close,
          volume: tail(market.panel.volume),
        },
        importedStyles,
        origin,
        days: days - origin,
      }),
      plan,
    );
    const factors = factorCount(whole.outputs);
    const first = 440;
    expect([...end.outputs.factorReturns.subarray((first - origin) * factors)]).toEqual([
      ...whole.outputs.factorReturns.subarray(first * factors),
    ]);
    expect([...end.outputs.lastExposures]).toEqual([...whole.outputs.lastExposures]);
  });
});
