import { epochDay, isoDate, isWeekend } from '../../../src-core/market/epoch-day.ts';
import { type Panel } from '../../../src-core/market/panel.ts';
import { createStream } from '../../../src-core/numerics/random-stream.ts';
import { type PortfolioRiskInput } from '../../../src-core/portfolio/portfolio-risk-input.ts';
import { type RiskParameters } from '../../../src-core/portfolio/portfolio-risk.ts';

/** The first weekdays from 2020-01-01 on. */
export function weekdays(count: number): Int32Array {
  const days: number[] = [];
  for (let day = epochDay('2020-01-01'); days.length < count; day++) if (!isWeekend(day)) days.push(day);
  return Int32Array.from(days);
}

/** A panel of price series on weekdays, total return equal to close, all in dollars unless said otherwise. */
export function panelOf(
  series: Readonly<Record<string, readonly number[]>>,
  currencies: readonly string[] = [],
): Panel {
  const symbols = Object.keys(series);
  const dates = weekdays(Math.max(...Object.values(series).map((prices) => prices.length)));
  const close = Float64Array.from(symbols.flatMap((symbol) => [...series[symbol]!]));
  return {
    dates,
    symbols,
    currencies: symbols.map((_, row) => currencies[row] ?? 'USD'),
    close,
    totalReturn: close,
    volume: new Float64Array(close.length).fill(NaN),
  };
}

/** Random walks that start at 100, one a symbol, in whole cents. */
export function randomPrices(symbols: readonly string[], days: number, seed = 1): Record<string, number[]> {
  return Object.fromEntries(
    symbols.map((symbol, row) => {
      const random = createStream(seed, row);
      let price = 100;
      const prices = Array.from({ length: days }, () => Math.round((price *= 1 + 0.01 * random.normal()) * 100) / 100);
      return [symbol, prices];
    }),
  );
}

/** Everything a risk run needs, for holdings of the panel's securities in equal numbers; `changes` replace parts of it. */
export function riskInput(
  panel: Panel,
  changes: Partial<Omit<PortfolioRiskInput, 'parameters'>> = {},
  parameters: Partial<RiskParameters> = {},
): PortfolioRiskInput {
  return {
    portfolio: 'fund',
    panel,
    rates: null,
    positions: panel.symbols.map((symbol, row) => ({
      symbol,
      strategy: row % 2 ? 'value' : 'momentum',
      quantity: '10',
    })),
    cash: [],
    securities: panel.symbols.map((symbol, row) => ({
      symbol,
      name: `${symbol} Inc.`,
      sector: row % 3 ? 'Energy' : 'Utilities',
      country: 'US',
      currency: panel.currencies[row]!,
    })),
    benchmark: null,
    model: null,
    navHistory: [],
    scenarios: [],
    parameters: {
      asOf: isoDate(panel.dates[panel.dates.length - 1]!),
      benchmark: null,
      window: 500,
      volatilityWindow: 500,
      confidences: [0.99, 0.95],
      baseCurrency: 'USD',
      tradingDaysPerYear: 252,
      maxStaleDays: 5,
      ewmaLambda: 0.94,
      model: null,
      noModel: null,
      scenarios: [],
      champion: null,
      ...parameters,
    },
    ...changes,
  };
}
