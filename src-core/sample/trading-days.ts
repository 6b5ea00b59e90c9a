import { epochDay, isoDate, isWeekend, type IsoDate } from '../market/epoch-day.ts';

/**
 * Weekdays from `from` to `to`, both included, without the yearly holidays.
 *
 * @param holidays `MM-DD`, the same every year
 */
export function tradingDays(from: IsoDate, to: IsoDate, holidays: readonly string[]): Int32Array {
  const closed = new Set(holidays);
  const days: number[] = [];
  for (let day = epochDay(from); day <= epochDay(to); day++) {
    if (!isWeekend(day) && !closed.has(isoDate(day).slice(5))) days.push(day);
  }
  return Int32Array.from(days);
}

/** Index of the first day on or after `date`; the length where there is none. */
export function firstDayFrom(days: Int32Array, date: IsoDate): number {
  const wanted = epochDay(date);
  const index = days.findIndex((day) => day >= wanted);
  return index < 0 ? days.length : index;
}
