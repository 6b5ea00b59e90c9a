import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratesOnDates } from '../../../src-core/market/currency.ts';
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { valuePortfolio, type ValuationInput } from '../../../src-core/portfolio/valuation.ts';
import { errorOf } from '../error-of.ts';
import { panelOf } from './risk-input.ts';

// Eight weekdays: Wednesday 2020-01-01 to Friday 2020-01-10.
const panel = panelOf(
  {
    LONG: [10, 10, 10, 10, 10, 10, 10, 10.1],
    STALE: [20, 20, 20, 20, 20, 20, 0.3, NaN],
    OLD: [5, NaN, NaN, NaN, NaN, NaN, NaN, NaN],
    EURO: [2, 2, 2, 2, 2, 2, 2, 2],
  },
  ['USD', 'USD', 'USD', 'EUR'],
);
const security = (symbol: string) => ({ symbol, name: symbol, sector: '', country: '', currency: 'USD' });
const holding = (symbol: string, quantity: string, strategy = 's') => ({ symbol, quantity, strategy });
const value = (changes: Partial<ValuationInput>) =>
  valuePortfolio({
    positions: [],
    cash: [],
    securities: ['LONG', 'STALE', 'OLD', 'EURO', 'LISTED'].map(security),
    panel,
    rates: null,
    asOf: epochDay('2020-01-10'),
    maxStaleDays: 5,
    baseCurrency: 'USD',
    ...changes,
  });

describe('valuation', () => {
  it('is exact where binary fractions are not', () => {
    const { nav } = value({ positions: [holding('LONG', '0.1'), holding('STALE', '0.7')] });
    // 0.1 × 10.1 + 0.7 × 0.3
    expect(nav.toFixed()).toBe('1.22');
  });

  it('adds signed market values and cash', () => {
    const positions = [holding('LONG', '-100'), holding('LONG', '40', 't')];
    const { nav, cash, holdings } = value({ positions, cash: [{ currency: 'USD', amount: '1000.05' }] });
    expect(holdings.map(({ marketValue }) => marketValue.toFixed())).toEqual(['-1010', '404']);
    expect(cash.toFixed()).toBe('1000.05');
    expect(nav.toFixed()).toBe('394.05');
  });

  it('is additive: two portfolios together are worth the sum of each', () => {
    const quantity = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((shares) => shares !== 0);
    const positions = fc.array(
      fc.record({ symbol: fc.constantFrom('LONG', 'STALE'), strategy: fc.constantFrom('s', 't'), quantity }),
      { minLength: 1, maxLength: 8 },
    );
    const nav = (list: { symbol: string; strategy: string; quantity: number }[]) =>
      value({ positions: list.map((one) => ({ ...one, quantity: `${one.quantity / 1000}` })) }).nav;
    fc.assert(
      fc.property(positions, positions, (a, b) => {
        expect(nav([...a, ...b]).eq(nav(a).plus(nav(b)))).toBe(true);
      }),
    );
  });

  it('takes the last close at or before the date, and says when it is an earlier one', () => {
    const { holdings, warnings } = value({ positions: [holding('STALE', '1')] });
    expect(holdings[0]!.priceDate).toBe(epochDay('2020-01-09'));
    expect(warnings).toMatchObject([{ code: 'STALE_PRICE', count: 1 }]);
  });

  it('never looks past the date', () => {
    const { nav } = value({ positions: [holding('LONG', '1')], asOf: epochDay('2020-01-09') });
    expect(nav.toFixed()).toBe('10');
  });

  it('converts by the rate of the date, or the last one before it', () => {
    const quoted = [{ date: epochDay('2020-01-09'), base: 'EUR', quote: 'USD', rate: 1.125 }];
    const rates = ratesOnDates(panel.dates, quoted, ['EUR'], 'USD');
    const { nav, cash, warnings } = value({
      positions: [holding('EURO', '3')],
      cash: [{ currency: 'EUR', amount: '8' }],
      rates,
    });
    expect([nav.toFixed(), cash.toFixed()]).toEqual(['15.75', '9']);
    expect(warnings).toMatchObject([{ code: 'FOREIGN_CASH' }]);
  });

  it('leaves out positions of quantity 0, even without a price', () => {
    expect(value({ positions: [holding('LONG', '1'), holding('OLD', '0.00')] }).holdings).toHaveLength(1);
  });
});

describe('valuation refuses', () => {
  it('an empty portfolio, also one of cash alone', () => {
    const error = errorOf(() => value({ positions: [holding('LONG', '0')], cash: [{ currency: 'USD', amount: '1' }] }));
    expect(error.code).toBe('EMPTY_PORTFOLIO');
    expect(error.kept).toBeDefined();
    expect(error.remedy).toBeDefined();
  });

  it('a symbol that is not among the securities, by name', () => {
    const error = errorOf(() => value({ positions: [holding('LONG', '1'), holding('NOPE', '1')] }));
    expect(error.code).toBe('UNKNOWN_SYMBOL');
    expect(error.message).toContain('NOPE');
  });

  it.each(['OLD', 'LISTED'])('to drop %s, which has no recent price', (symbol) => {
    const error = errorOf(() => value({ positions: [holding('LONG', '1'), holding(symbol, '1')] }));
    expect(error.code).toBe('NO_PRICE');
    expect(error.message).toContain(symbol);
  });

  it('a date long after the last price, naming that', () => {
    const error = errorOf(() => value({ positions: [holding('LONG', '1')], asOf: epochDay('2020-02-10') }));
    expect(error.code).toBe('NO_PRICE');
    expect(error.message).toContain('2020-01-10');
  });

  it('a date before the first price', () => {
    expect(errorOf(() => value({ positions: [holding('LONG', '1')], asOf: epochDay('2019-12-31') })).code).toBe(
      'NO_PRICE',
    );
  });

  it('a currency without a rate, in positions and in cash', () => {
    expect(errorOf(() => value({ positions: [holding('EURO', '1')] })).code).toBe('NO_RATE');
    const cash = [{ currency: 'CHF', amount: '1' }];
    const error = errorOf(() => value({ positions: [holding('LONG', '1')], cash }));
    expect(error.message).toContain('CHF');
  });

  it('a rate that is too old', () => {
    const quoted = [{ date: epochDay('2020-01-01'), base: 'EUR', quote: 'USD', rate: 1.1 }];
    const rates = ratesOnDates(panel.dates, quoted, ['EUR'], 'USD');
    expect(errorOf(() => value({ positions: [holding('EURO', '1')], rates })).message).toContain('for 2020-01-10');
  });
});
