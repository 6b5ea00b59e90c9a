import { DateFormat, isoPattern } from './date-format.ts';

/** What was found, and a sentence where it could have been something else. */
export interface Detected<Value> {
  readonly value: Value;
  readonly note: string | null;
}

const patterns = [
  isoPattern,
  'dd.MM.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd-MM-yyyy',
  'MM-dd-yyyy',
  'yyyy/MM/dd',
  'yyyyMMdd',
  'dd-MMM-yyyy',
  'dd MMM yyyy',
  'yyyy-MM-dd HH:mm:ss',
  "yyyy-MM-dd'T'HH:mm:ss",
  "yyyy-MM-dd'T'HH:mm:ssX",
];

/**
 * The pattern that reads most of the dates; ISO where none reads any. Where two read them equally well and differently,
 * the first is taken and the note says so.
 *
 * @param texts cells of the date columns, empty ones left out
 */
export function detectDatePattern(texts: readonly string[]): Detected<string> {
  const readings = patterns.map((pattern) => {
    const format = new DateFormat(pattern);
    const days = texts.map((text) => format.parse(text));
    return { pattern, days, read: days.filter((day) => !Number.isNaN(day)).length };
  });
  const most = Math.max(...readings.map(({ read }) => read));
  const [best, ...others] = readings.filter(({ read }) => read === most);
  if (!best || most === 0) return { value: isoPattern, note: null };
  const other = others.find(({ days }) => days.some((day, i) => !Object.is(day, best.days[i])));
  return {
    value: best.pattern,
    note: other ? `Dates can be read as ${best.pattern} or ${other.pattern}; ${best.pattern} was taken` : null,
  };
}

/**
 * The decimal mark: a comma where more numbers can only be read with it than with a point.
 *
 * @param texts cells of the number columns
 * @param separator the comma cannot be a decimal mark in an unquoted comma-separated cell, but quoted ones may hold it
 */
export function detectDecimal(texts: readonly string[]): Detected<'.' | ','> {
  let comma = 0;
  let point = 0;
  let unclear = 0;
  for (const text of texts) {
    if (/^[+-]?\d{1,3}([. ']\d{3})*,\d+$/.test(text) || /^[+-]?\d+,\d+$/.test(text)) {
      // 1,234 may be a thousand and something, or one and something.
      if (/^[+-]?\d{1,3},\d{3}$/.test(text)) unclear++;
      else comma++;
    } else if (/^[+-]?\d*\.\d+$/.test(text)) point++;
  }
  const value = comma > point ? ',' : '.';
  const note =
    unclear > 0 && comma === 0
      ? `${unclear} of the first numbers, such as 1,234, may hold a decimal comma or a thousands separator; declare which`
      : null;
  return { value, note };
}
