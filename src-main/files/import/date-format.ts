import { parse } from 'date-fns/parse';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { ownText } from './own-text.ts';

export const isoPattern = 'yyyy-MM-dd';
/** Distinct texts remembered; a column of dates repeats itself. */
const mostRemembered = 20_000;

const daysBeforeMonth = Int32Array.of(0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334);
const daysInMonth = Int32Array.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

/** How dates are written in a file. ISO dates are understood beside any other pattern. */
export class DateFormat {
  readonly pattern: string;
  readonly #remembered = new Map<string, EpochDay>();
  #lastText = '';
  #lastDay: EpochDay = NaN;

  /** @param pattern of date-fns, for instance `dd.MM.yyyy` */
  constructor(pattern = isoPattern) {
    this.pattern = pattern;
  }

  /** The epoch day of a text, or NaN where it is not an existing date in the pattern. */
  parse(text: string): EpochDay {
    if (text === this.#lastText) return this.#lastDay;
    let day = isoDay(text);
    if (Number.isNaN(day) && this.pattern !== isoPattern) day = this.#remember(text);
    this.#lastText = text;
    this.#lastDay = day;
    return day;
  }

  #remember(text: string): EpochDay {
    const known = this.#remembered.get(text);
    if (known !== undefined) return known;
    const day = patternDay(text, this.pattern);
    if (this.#remembered.size < mostRemembered) this.#remembered.set(ownText(text), day);
    return day;
  }
}

function patternDay(text: string, pattern: string): EpochDay {
  let date: Date;
  try {
    date = parse(text, pattern, new Date(2000, 0, 1));
  } catch {
    return NaN;
  }
  const year = date.getFullYear();
  if (Number.isNaN(year) || year < 1000 || year > 9999) return NaN;
  return dayOf(year, date.getMonth() + 1, date.getDate());
}

/** As `epochDay`, without a regular expression or a Date: prices have a million of these. NaN where not an ISO date. */
function isoDay(text: string): EpochDay {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return dayOf(year, month, day);
}

/** The number written in text[from, to), NaN where a character is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
}

function dayOf(year: number, month: number, day: number): EpochDay {
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1)) return NaN;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const leapDay = leap && month === 2 ? 1 : 0;
  if (day > (daysInMonth[month - 1] ?? 0) + leapDay) return NaN;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const passedLeapDay = leap && month > 2 ? 1 : 0;
  // 719,162 days lie between 0001-01-01 and 1970-01-01.
  return before * 365 + leapDays + (daysBeforeMonth[month - 1] ?? 0) + passedLeapDay + day - 1 - 719_162;
}
