import { expect, it } from 'vitest';
import { isoDate } from '../../../src-core/market/epoch-day.ts';
import { firstDayFrom, tradingDays } from '../../../src-core/sample/trading-days.ts';

it('leaves out weekends and holidays', () => {
  const days = tradingDays('2021-12-23', '2022-01-04', ['12-24', '01-03']);
  expect(Array.from(days, isoDate)).toEqual([
    '2021-12-23',
    '2021-12-27',
    '2021-12-28',
    '2021-12-29',
    '2021-12-30',
    '2021-12-31',
    '2022-01-04',
  ]);
});

it('finds the first trading day on or after a date', () => {
  const days = tradingDays('2021-12-23', '2022-01-04', []);
  expect(isoDate(days[firstDayFrom(days, '2022-01-01')]!)).toBe('2022-01-03');
  expect(firstDayFrom(days, '2023-01-01')).toBe(days.length);
});
