import { describe, expect, it } from 'vitest';
import { ratesOf, ratesOnDates } from '../../../src-core/market/currency.ts';
import { errorOf } from '../error-of.ts';

const dates = Int32Array.of(10, 11, 12);
const quote = (date: number, base: string, quoted: string, rate: number) => ({ date, base, quote: quoted, rate });

describe('rates on panel dates', () => {
  it('are 1 for the base currency', () => {
    expect([...ratesOnDates(dates, [], ['USD'], 'USD').rates]).toEqual([1, 1, 1]);
  });

  it('take the quoted pair, else its inverse, and leave other dates missing', () => {
    const panel = ratesOnDates(dates, [quote(10, 'EUR', 'USD', 1.25), quote(12, 'USD', 'EUR', 0.5)], ['EUR'], 'USD');
    expect([...panel.rates]).toEqual([1.25, NaN, 2]);
  });

  it('go through a third currency where the pair is not quoted', () => {
    const quoted = [quote(10, 'GBP', 'EUR', 1.2), quote(10, 'USD', 'EUR', 0.8), quote(11, 'GBP', 'EUR', 1.2)];
    const [first, second] = ratesOnDates(dates, quoted, ['GBP'], 'USD').rates;
    expect(first).toBeCloseTo(1.5, 14);
    expect(second).toBeNaN();
  });

  it('ignore quotations on other dates and of no value', () => {
    const error = errorOf(() =>
      ratesOnDates(dates, [quote(9, 'JPY', 'USD', 0.01), quote(10, 'JPY', 'USD', 0)], ['JPY'], 'USD'),
    );
    expect(error.code).toBe('NO_RATE');
    expect(error.message).toContain('from JPY to USD');
    expect(error.remedy).toContain('exchange rates');
  });
});

describe('the rates of a currency', () => {
  const panel = ratesOnDates(dates, [quote(10, 'EUR', 'USD', 1.25)], ['EUR'], 'USD');

  it('are a row of the panel, and none are needed for the base', () => {
    expect([...ratesOf(panel, 'EUR', 'USD', 3)!]).toEqual([1.25, NaN, NaN]);
    expect(ratesOf(null, 'USD', 'USD', 3)).toBeNull();
  });

  it('are refused when missing or to another base', () => {
    expect(errorOf(() => ratesOf(null, 'EUR', 'USD', 3)).code).toBe('NO_RATE');
    expect(errorOf(() => ratesOf(panel, 'CHF', 'USD', 3)).code).toBe('NO_RATE');
    expect(errorOf(() => ratesOf(panel, 'EUR', 'GBP', 3)).code).toBe('NO_RATE');
  });
});
