import { type PortfolioModel } from '../../../../src-core/factor-model/risk-model.ts';
import { type Limit } from '../../../../src-core/limits/limit.ts';
import { prepareBook } from '../../../../src-core/limits/pre-trade/book.ts';
import { prepareChecks } from '../../../../src-core/limits/pre-trade/check-orders.ts';
import { type Panel } from '../../../../src-core/market/panel.ts';
import { ExactDecimal } from '../../../../src-core/numerics/exact-decimal.ts';
import { createStream } from '../../../../src-core/numerics/random-stream.ts';
import { type Position } from '../../../../src-core/portfolio/position.ts';
import { type PortfolioRiskInput } from '../../../../src-core/portfolio/portfolio-risk-input.ts';
import { panelOf, randomPrices, riskInput } from '../../portfolio/risk-input.ts';

/** Six held names of two strategies and two that are not held, with volumes, a benchmark by its levels and a factor model. */
export const heldSymbols = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'] as const;
export const symbols = [...heldSymbols, 'GGG', 'HHH'] as const;

const days = 260;
const walks = panelOf(randomPrices(symbols, days, 3));
export const panel: Panel = {
  ...walks,
  volume: Float64Array.from(walks.close, (_, i) => 100 + ((i * 37) % 50)),
};
const noise = createStream(9, 0);
const levels = Float64Array.from({ length: days }, (_, day) => {
  const sum = symbols.reduce((total, _symbol, row) => total + walks.close[row * days + day]!, 0);
  return sum * (1 + 0.001 * noise.normal());
});

const factors = [
  { id: 'market', label: 'Market', group: 'market' },
  { id: 'size', label: 'Size', group: 'style' },
  { id: 'industry:Energy', label: 'Energy', group: 'industry' },
] as const;
const width = factors.length;
const draws = createStream(11, 0);
const model: PortfolioModel = {
  reference: { id: 1, asOf: '2020-12-31', preset: 'simple', hash: 'h' },
  model: {
    asOf: '2020-12-31',
    factors,
    covariance: Float64Array.of(1e-4, 2e-5, -1e-5, 2e-5, 3e-5, 0, -1e-5, 0, 2e-5),
    symbols,
    exposures: Float64Array.from({ length: symbols.length * width }, (_, i) =>
      i % width === 0 ? 1 : i % width === 1 ? draws.normal() : (i / width) % 2 < 1 ? 1 : 0,
    ),
    reasons: new Uint8Array(symbols.length * width),
    specificVariances: Float64Array.from(symbols, (_, i) => 1e-4 * (1 + i)),
    specificSources: new Uint8Array(symbols.length),
  },
  factorReturns: {
    dates: panel.dates,
    values: Float64Array.from({ length: days * width }, () => 0.01 * draws.normal()),
  },
};

const positions: readonly Position[] = [
  { symbol: 'AAA', strategy: 'momentum', quantity: '40' },
  { symbol: 'AAA', strategy: 'value', quantity: '-15' },
  { symbol: 'BBB', strategy: 'momentum', quantity: '-30' },
  { symbol: 'CCC', strategy: 'value', quantity: '20' },
  { symbol: 'DDD', strategy: 'value', quantity: '-60' },
  { symbol: 'EEE', strategy: 'momentum', quantity: '25' },
  { symbol: 'FFF', strategy: 'value', quantity: '10.5' },
];

export const smallInput: PortfolioRiskInput = riskInput(panel, {
  positions,
  cash: [{ currency: 'USD', amount: '9000' }],
  benchmark: { name: 'index', levels: { dates: panel.dates, values: levels } },
  model,
  securities: symbols.map((symbol, row) => ({
    symbol,
    // Two classes of one issuer.
    name: row < 2 ? `Alphabet Inc Class ${symbol[0]}` : `${symbol} Inc.`,
    sector: row % 3 ? 'Energy' : 'Utilities',
    country: row % 2 ? 'US' : 'DE',
    currency: 'USD',
  })),
});

/** A signed trade at the close or at a price of its own. */
export interface Filled {
  readonly symbol: string;
  readonly strategy: string;
  readonly quantity: string;
  readonly price?: string;
}

/** The same portfolio after trades that were done: other positions, less cash. */
export function afterTrades(input: PortfolioRiskInput, trades: readonly Filled[]): PortfolioRiskInput {
  const held = new Map<string, Position>();
  let cash = new ExactDecimal(input.cash[0]!.amount);
  const keyOf = ({ symbol, strategy }: { symbol: string; strategy: string }) => `${symbol}/${strategy}`;
  for (const position of input.positions) held.set(keyOf(position), position);
  for (const { symbol, strategy, quantity, price } of trades) {
    const before = held.get(keyOf({ symbol, strategy }))?.quantity ?? '0';
    held.set(keyOf({ symbol, strategy }), {
      symbol,
      strategy,
      quantity: new ExactDecimal(before).plus(quantity).toFixed(),
    });
    const row = input.panel.symbols.indexOf(symbol);
    const close = input.panel.close[(row + 1) * input.panel.dates.length - 1]!;
    cash = cash.minus(new ExactDecimal(quantity).times(price ?? close));
  }
  return { ...input, positions: [...held.values()], cash: [{ currency: 'USD', amount: cash.toFixed() }] };
}

export const smallBook = prepareBook({ risk: smallInput, candidates: ['GGG', 'HHH'] });
export const checksOf = (limits: readonly Limit[]) => prepareChecks(smallBook, limits);
