import fc from 'fast-check';
import { expect, it } from 'vitest';
import { epochDay, isoDate, isWeekend } from '../../../src-core/market/epoch-day.ts';

it('an epoch day and its ISO date are two ways to write one day', () => {
  fc.assert(
    fc.property(fc.integer({ min: -600_000, max: 2_900_000 }), (day) => {
      expect(epochDay(isoDate(day))).toBe(day);
    }),
  );
});

it.each(['2017-02-30', '2017-13-01', '2017-1-01', '17-01-01', '', '2017-01-01T00:00'])('%j is no date', (text) => {
  expect(epochDay(text)).toBeNaN();
});

it('knows Saturday and Sunday', () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(epochDay);
  expect(days.map(isWeekend)).toEqual([false, true, true, false]);
});
