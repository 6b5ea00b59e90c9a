import fc from 'fast-check';
import { expect, it } from 'vitest';
import { businessDaysBetween } from '../../../src-core/market/business-days.ts';
import { epochDay, isWeekend } from '../../../src-core/market/epoch-day.ts';

it('counts Friday to Monday as one business day', () => {
  expect(businessDaysBetween(epochDay('2017-12-29'), epochDay('2018-01-01'))).toBe(1);
});

it('counts the weekdays after the first day, one by one', () => {
  const day = fc.integer({ min: -3000, max: 30_000 });
  fc.assert(
    fc.property(day, fc.integer({ min: -5, max: 40 }), (from, length) => {
      let counted = 0;
      for (let i = 1; i <= length; i++) if (!isWeekend(from + i)) counted++;
      expect(businessDaysBetween(from, from + length)).toBe(counted);
    }),
  );
});
