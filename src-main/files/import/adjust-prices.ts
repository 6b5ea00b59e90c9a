import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { type PriceColumns } from '../../../src-core/portfolio/imported-rows.ts';

/** A split or a dividend: on `exDate` the price falls by it. */
export interface CorporateAction {
  readonly symbol: string;
  readonly exDate: EpochDay;
  /** New shares for one old share; 1 without a split. */
  readonly splitRatio: number;
  /** Cash a share held before the ex-date, in the security's currency; 0 without a dividend. */
  readonly dividend: number;
}

/**
 * Total-return prices from closes as traded and corporate actions: adj_t = close_t × Π (1 − Dₑ / close_{e−1}) / sₑ over
 * all ex-dates e > t, where close_{e−1} is the last close before e, Dₑ the dividend and sₑ the split ratio.
 * The last price of each security stays as it is; an action before the first close or without one has no effect.
 *
 * @param panel closes of the workspace
 * @param actions any order, at most one a symbol and ex-date
 * @returns the whole history of each security that has an action
 * @source CRSP, Data Definitions: cumulative factor to adjust prices, read backwards from the last date
 */
export function adjustPrices(panel: Panel, actions: readonly CorporateAction[]): PriceColumns {
  const bySymbol = Map.groupBy(actions, ({ symbol }) => symbol);
  const days = panel.dates.length;
  const symbols: string[] = [];
  const symbol: number[] = [];
  const date: number[] = [];
  const close: number[] = [];
  const totalReturn: number[] = [];
  const volume: number[] = [];

  panel.symbols.forEach((name, row) => {
    const pending = bySymbol.get(name)?.toSorted((a, b) => a.exDate - b.exDate);
    if (!pending) return;
    const adjusted = new Float64Array(days).fill(NaN);
    let factor = 1;
    for (let d = days - 1; d >= 0; d--) {
      const price = panel.close[row * days + d]!;
      if (Number.isNaN(price)) continue;
      // The first close met before an ex-date is the close the dividend is measured by.
      for (let last = pending.at(-1); last && last.exDate > panel.dates[d]!; last = pending.at(-1)) {
        const traded = d < days - 1 && adjusted.subarray(d + 1).some((value) => !Number.isNaN(value));
        if (traded) factor *= (1 - last.dividend / price) / last.splitRatio;
        pending.pop();
      }
      adjusted[d] = price * factor;
    }
    let any = false;
    for (let d = 0; d < days; d++) {
      if (Number.isNaN(adjusted[d]!)) continue;
      any = true;
      symbol.push(symbols.length);
      date.push(panel.dates[d]!);
      close.push(panel.close[row * days + d]!);
      totalReturn.push(adjusted[d]!);
      volume.push(panel.volume[row * days + d]!);
    }
    if (any) symbols.push(name);
  });

  return {
    symbols,
    symbol: Int32Array.from(symbol),
    date: Int32Array.from(date),
    close: Float64Array.from(close),
    totalReturn: Float64Array.from(totalReturn),
    volume: Float64Array.from(volume),
  };
}
