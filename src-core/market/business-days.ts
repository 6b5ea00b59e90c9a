import { type EpochDay } from './epoch-day.ts';

/** Weekdays (Monday to Friday) after `from` up to and including `to`; 0 where `to` is not later. Holidays count. */
export function businessDaysBetween(from: EpochDay, to: EpochDay): number {
  if (to <= from) return 0;
  return weekdaysUpTo(to) - weekdaysUpTo(from);
}

/** Weekdays from Monday 1969-12-29 to the given day, both included. */
function weekdaysUpTo(day: EpochDay): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  return weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
}
