import { firstValidLocale } from './locale.ts';

/** The reader's locale decides marks and grouping; exports never pass through here. */
const locale = firstValidLocale(globalThis.navigator?.languages ?? []);
const minus = '\u2212';
export const missing = '–';

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, options: Intl.NumberFormatOptions): string {
  const key = JSON.stringify(options);
  let known = formats.get(key);
  // A value that rounds to zero carries no sign.
  if (!known) formats.set(key, (known = new Intl.NumberFormat(locale, { ...options, signDisplay: 'negative' })));
  return known.format(value).replaceAll('-', minus);
}

const isAbsent = (value: number | null | undefined): value is null | undefined => value == null || Number.isNaN(value);

/** A fraction as percent without the sign, which stands in the header: 0.0227 → 2.27. */
export function percentNumber(fraction: number | null | undefined, digits = 2): string {
  if (isAbsent(fraction)) return missing;
  return format(fraction * 100, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function percent(fraction: number | null | undefined, digits = 2): string {
  if (isAbsent(fraction)) return missing;
  return format(fraction, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A confidence with no more decimals than it has: 99 %, 97.5 %. */
export function levelText(confidence: number): string {
  return format(confidence, { style: 'percent', minimumFractionDigits: 0, maximumFractionDigits: 3 });
}

export function decimal(value: number | null | undefined, digits = 2): string {
  if (isAbsent(value)) return missing;
  return format(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A number whose size is not known beforehand, to so many significant digits: 0.06420, 1.028E−6; whole numbers as they are. */
export function significant(value: number | null | undefined, digits: number): string {
  if (isAbsent(value)) return missing;
  const tiny = value !== 0 && Math.abs(value) < 1e-4;
  const least = Number.isInteger(value) ? 1 : digits;
  return format(value, {
    minimumSignificantDigits: least,
    maximumSignificantDigits: Math.max(digits, Number.isInteger(value) ? 15 : 0),
    ...(tiny ? { notation: 'scientific' } : {}),
  });
}

export function whole(value: number | null | undefined): string {
  return decimal(value, 0);
}

/** Money text without its currency, to the unit: `14999777.57` → 14,999,778. */
export function money(text: string | null | undefined, digits = 0): string {
  return text == null ? missing : decimal(Number(text), digits);
}

/** Money in short, for tiles and axes: 15.0 M. */
export function shortMoney(value: number): string {
  return format(value, { notation: 'compact', minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** A difference with its sign always shown. */
export function signed(value: number | null | undefined, digits = 2): string {
  if (isAbsent(value)) return missing;
  const shown = decimal(Math.abs(value), digits);
  return Number(value.toFixed(digits)) === 0 ? shown : `${value < 0 ? minus : '+'}${shown}`;
}

/** A point in time as the reader writes it. */
export function dateTime(iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}
