import { describe, expect, it } from 'vitest';
import { prepareBook } from '../../../../src-core/limits/pre-trade/book.ts';
import { checkOrders, prepareChecks } from '../../../../src-core/limits/pre-trade/check-orders.ts';
import { errorOf } from '../../error-of.ts';
import { panelOf, randomPrices, riskInput } from '../../portfolio/risk-input.ts';
import { limitOf } from '../limit-of.ts';
import { smallBook, smallInput } from './small-book.ts';

const limits = ['gross-leverage', 'volatility', 'var', 'strategy-correlation', 'single-name'].map((metric, index) =>
  limitOf(metric, { id: index + 1, warn: '0.000001' }),
);
const cash = [{ currency: 'USD', amount: '100000' }];

describe('a book', () => {
  it('of cash alone measures the first purchase on the days of what is bought', () => {
    const risk = riskInput(panelOf(randomPrices(['AAA'], 60)), { positions: [], cash });
    const check = checkOrders(prepareChecks(prepareBook({ risk, candidates: ['AAA'] }), limits), [
      { symbol: 'AAA', side: 'buy', quantity: '100' },
    ]);
    const [gross, volatility, valueAtRisk, correlation, name] = check.basket.limits;
    for (const row of [gross, volatility, valueAtRisk, name]) expect(row).toMatchObject({ before: 0, level: 'warn' });
    expect(valueAtRisk!.after).toBeGreaterThan(0);
    expect(correlation).toMatchObject({ after: null, action: 'allow' });
  });

  it('takes a position of nothing for a name that may be bought', () => {
    const positions = [...smallInput.positions, { symbol: 'GGG', strategy: 'value', quantity: '0' }];
    const book = prepareBook({ risk: { ...smallInput, positions }, candidates: [] });
    expect(book.positions).toHaveLength(smallBook.positions.length);
    expect(book.indexOf.has('GGG')).toBe(true);
    expect(book.nav.eq(smallBook.nav)).toBe(true);
  });

  it('is refused for a name without a price, one that nobody knows, and without equity', () => {
    const unpriced = { ...smallInput.panel, close: smallInput.panel.close.slice() };
    unpriced.close.fill(NaN, 7 * unpriced.dates.length);
    const code = (make: () => unknown) => errorOf(make).code;
    expect(code(() => prepareBook({ risk: { ...smallInput, panel: unpriced }, candidates: ['HHH'] }))).toBe('NO_PRICE');
    expect(code(() => prepareBook({ risk: smallInput, candidates: ['ZZZ'] }))).toBe('UNKNOWN_SYMBOL');
    const owing = { ...smallInput, cash: [{ currency: 'USD', amount: '-90000' }] };
    expect(code(() => prepareBook({ risk: owing, candidates: [] }))).toBe('NON_POSITIVE_NAV');
    expect(code(() => prepareBook({ risk: { ...smallInput, positions: [] }, candidates: [] }))).toBe('EMPTY_PORTFOLIO');
  });
});
