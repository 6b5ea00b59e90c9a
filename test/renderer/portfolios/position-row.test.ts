import { describe, expect, it } from 'vitest';
import { type PositionRisk, type PositionsView } from '../../../src-core/contract/index.ts';
import { positionColumns } from '../../../src-renderer/screens/portfolios/position-columns.ts';
import {
  positionRows,
  quantityFault,
  strategyCuts,
  sumOf,
} from '../../../src-renderer/screens/portfolios/position-row.ts';
import { smallResult } from '../overview/small-result.ts';

const valued = (symbol: string, strategy: string, weight: number | null) => ({
  symbol,
  name: symbol,
  strategy,
  sector: 'Energy',
  currency: 'USD',
  quantity: '-1234567.5',
  price: '10',
  priceDate: '2020-01-06',
  marketValue: '100.00',
  weight,
});
const view: PositionsView = {
  portfolio: 'P',
  asOf: '2020-01-06',
  baseCurrency: 'USD',
  nav: '1000',
  cash: '0',
  positions: [valued('AAA', 'value', 0.5), valued('AAA', 'growth', -0.2), valued('BBB', 'value', 0.1)],
  problems: [],
};
const contribution = (symbol: string, strategy: string, volatility: number): PositionRisk => ({
  ...valued(symbol, strategy, 0),
  priceDate: '2020-01-06',
  price: '10',
  marketValue: '100.00',
  weight: 0,
  country: 'US',
  volatility,
  var: 0.01,
  es: 0.02,
  standaloneVolatility: 0.3,
  averageVolume: null,
  profitAndLoss: null,
});
const risk = { ...smallResult, contributions: [contribution('AAA', 'growth', 0.04)] };

describe('positions beside their risk', () => {
  it('are joined by symbol and strategy; a position the run did not know has no risk', () => {
    expect(positionRows(view, risk).map((row) => row.volatility)).toEqual([null, 0.04, null]);
  });

  it('take no risk from another portfolio', () => {
    expect(positionRows(view, { ...risk, portfolio: 'Q' }).every((row) => row.volatility === null)).toBe(true);
  });

  it('add up by strategy, gross and net', () => {
    const [growth, value] = strategyCuts(positionRows(view, null));
    expect(growth).toEqual({ strategy: 'growth', positions: 1, gross: 0.2, net: -0.2 });
    expect(value!.gross).toBeCloseTo(0.6, 12);
  });

  it('have no sum where there is nothing to add', () => {
    expect(sumOf(positionRows(view, null), (row) => row.volatility)).toBeNull();
  });
});

describe('a quantity', () => {
  it('is shown to its last digit', () => {
    const quantity = positionColumns('USD', 0.99).find(({ id }) => id === 'quantity')!;
    expect(quantity.text(positionRows(view, null)[0]!)).toBe('\u22121,234,567.5');
  });

  it.each(['1500', '-200.5', '+3', ' 7 '])('may be %s', (text) => expect(quantityFault(text)).toBeNull());
  it.each(['', '1,500', '1e3', 'many', '0', '-0.0'])('may not be “%s”', (text) =>
    expect(quantityFault(text)).not.toBeNull(),
  );
});
