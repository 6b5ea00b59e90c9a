import { type Feature } from './feature.ts';

const weekdays = 5;
/** The epoch day 0 was a Thursday, day 3 counted from Monday. */
const firstWeekday = 3;

/** The calendar: Monday and Friday, and how near the end of the month is; from the date alone. */
export const calendar: Feature = {
  id: 'calendar',
  label: 'Calendar',
  what: 'Whether the day is a Monday or a Friday, and the end of the month within five weekdays',
  source: 'dates',
  columns: ['monday', 'friday', 'month end'],
  warmUp: 0,
  compute: ({ returns, context }) => {
    const dates = context?.dates;
    const of = (value: (day: number) => number) => returns.map((_, i) => (dates ? value(dates[i]!) : NaN));
    return [
      of((day) => (weekdayOf(day) === 0 ? 1 : 0)),
      of((day) => (weekdayOf(day) === 4 ? 1 : 0)),
      of((day) => 1 - Math.min(weekdays, weekdaysLeftInMonth(day)) / weekdays),
    ];
  },
};

/** 0 = Monday. */
function weekdayOf(day: number): number {
  return (((day + firstWeekday) % 7) + 7) % 7;
}

/** Weekdays of the month after a day, counted up to five. */
function weekdaysLeftInMonth(day: number): number {
  const month = monthOf(day);
  let left = 0;
  for (let next = day + 1; left < weekdays && monthOf(next) === month; next++) {
    if (weekdayOf(next) < weekdays) left++;
  }
  return left;
}

function monthOf(day: number): number {
  return new Date(day * 86_400_000).getUTCMonth();
}
