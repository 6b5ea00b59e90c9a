import { describe, expect, it } from 'vitest';
import { calendarTicks, isDate } from '../../../src-renderer/components/chart/calendar-ticks.ts';

/** Every day from the first of a year on. */
const daysFrom = (year: number, count: number) =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10));

describe('marks on a time axis', () => {
  it('stand at the first day of half-years or years, as there is room', () => {
    const dates = daysFrom(2000, 4 * 365);
    expect(calendarTicks(dates, 12).map(({ at, text }) => [dates[at], text])).toEqual([
      ['2000-01-01', '2000-01'],
      ['2000-07-01', '2000-07'],
      ['2001-01-01', '2001-01'],
      ['2001-07-01', '2001-07'],
      ['2002-01-01', '2002-01'],
      ['2002-07-01', '2002-07'],
      ['2003-01-01', '2003-01'],
      ['2003-07-01', '2003-07'],
    ]);
    expect(calendarTicks(dates, 6).map(({ text }) => text)).toEqual(['2000', '2001', '2002', '2003']);
  });

  it('are no more than fit', () => {
    for (const days of [100, 400, 2000, 7000]) {
      for (const most of [3, 6, 12]) {
        expect(calendarTicks(daysFrom(2000, days), most).length).toBeLessThanOrEqual(most + 1);
      }
    }
  });

  it('stand at the first trading day where the month begins without one', () => {
    const ticks = calendarTicks(['2019-11-29', '2020-01-03', '2020-02-28', '2020-03-02', '2020-06-01'], 3);
    expect(ticks).toEqual([
      { at: 1, text: '2020-01' },
      { at: 4, text: '2020-06' },
    ]);
  });

  it('name single days of a few weeks', () => {
    const ticks = calendarTicks(daysFrom(2020, 30), 5);
    expect(ticks[0]).toEqual({ at: 0, text: '2020-01-01' });
    expect(ticks.length).toBeLessThanOrEqual(5);
  });

  it('are none without dates', () => {
    expect(calendarTicks([], 8)).toEqual([]);
  });
});

describe('a label', () => {
  it('is a date only in the ISO form', () => {
    expect(isDate('2008-10-15')).toBe(true);
    for (const name of ['Energy', '2008', '', undefined]) expect(isDate(name)).toBe(false);
  });
});
