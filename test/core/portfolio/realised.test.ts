import { describe, expect, it } from 'vitest';
import { epochDay } from '../../../src-core/market/epoch-day.ts';
import { realisedHistory } from '../../../src-core/portfolio/realised.ts';
import { errorOf } from '../error-of.ts';

const record = (date: string, nav: string, flow: string | null = null, profitAndLoss: string | null = null) => ({
  date: epochDay(date),
  nav,
  flow,
  profitAndLoss,
});
const history = (...records: ReturnType<typeof record>[]) => realisedHistory(records, epochDay('2020-12-31'), 5)!;

describe('realised history', () => {
  it('takes subscriptions and redemptions out of returns and unit values', () => {
    const made = history(
      record('2020-01-01', '100'),
      record('2020-01-02', '210', '100'),
      record('2020-01-03', '99.75', '-105'),
    );
    expect([...made.returns]).toEqual([0.1, -0.025]);
    expect(made.unitValues.map((value) => value.toNumber())).toEqual([100, 110, 107.25]);
  });

  it('prefers the P&L that was recorded', () => {
    const made = history(record('2020-01-01', '100'), record('2020-01-02', '110', null, '7'));
    expect([...made.returns]).toEqual([0.07]);
  });

  it('gives no daily return across a gap', () => {
    const made = history(record('2020-01-01', '100'), record('2020-02-03', '120'), record('2020-02-04', '126'));
    expect([...made.returns]).toEqual([NaN, 0.05]);
  });

  it('ends at the as-of date, and is absent where nothing is recorded before it', () => {
    const records = [record('2020-01-01', '100'), record('2020-01-02', '90')];
    expect(realisedHistory(records, epochDay('2020-01-01'), 5)!.dates).toHaveLength(1);
    expect(realisedHistory(records, epochDay('2019-01-01'), 5)).toBeNull();
  });

  it.each([
    ['a NAV of zero', record('2020-01-02', '0')],
    ['a NAV that is all new money', record('2020-01-02', '50', '60')],
  ])('refuses %s, naming the date', (_, second) => {
    const error = errorOf(() => history(record('2020-01-01', '100'), second));
    expect(error.code).toBe('NON_POSITIVE_NAV');
    expect(error.message).toContain('2020-01-02');
  });
});
