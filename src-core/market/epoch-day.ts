/** Days since 1970-01-01, a whole number. All dates inside the engine are epoch days. */
export type EpochDay = number;
/** A calendar date as `YYYY-MM-DD`. */
export type IsoDate = string;

const millisecondsPerDay = 86_400_000;
const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The epoch day of an ISO date, or NaN where the text is not an existing calendar date.
 *
 * @param text `YYYY-MM-DD`
 */
export function epochDay(text: string): EpochDay {
  const match = isoPattern.exec(text);
  if (!match) return NaN;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const milliseconds = Date.UTC(year, month - 1, day);
  const date = new Date(milliseconds);
  // Date.UTC rolls 2017-02-30 over into March; such a date does not exist.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCFullYear() !== year) return NaN;
  return milliseconds / millisecondsPerDay;
}

/** The ISO date of an epoch day. */
export function isoDate(day: EpochDay): IsoDate {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Whether the day falls on a Saturday or Sunday. */
export function isWeekend(day: EpochDay): boolean {
  // 1970-01-01 was a Thursday, so Saturday is 2 and Sunday 3 in this count.
  const weekday = ((day % 7) + 7) % 7;
  return weekday === 2 || weekday === 3;
}
