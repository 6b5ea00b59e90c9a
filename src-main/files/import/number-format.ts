import { DomainError } from '../../../src-core/domain-error.ts';
import { type ReadingOptions } from '../../../src-core/contract/imports.ts';

/** How numbers are written in a file. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** Empty: no thousands separator is accepted. */
  readonly thousands: string;
}

/** @throws DomainError INVALID_INPUT when one character is asked to be both */
export function numberFormat(reading: ReadingOptions): NumberFormat {
  const decimal = reading.decimal ?? '.';
  if (reading.thousands === decimal) {
    throw new DomainError('INVALID_INPUT', `"${decimal}" cannot be both the decimal mark and the thousands separator`);
  }
  return { decimal, thousands: reading.thousands ?? '' };
}

const powersOfTen = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/**
 * The value of a number written plainly, or NaN. Exact: the nearest double, as `Number` gives.
 *
 * @param text no blanks around it
 */
export function parseNumber(text: string, format: NumberFormat): number {
  const decimal = format.decimal.charCodeAt(0);
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  let at = 0;
  const sign = text.charCodeAt(0);
  if (sign === 43 || sign === 45) at = 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + (code - 48);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (code === decimal && decimals < 0) {
      decimals = 0;
    } else {
      return parseUnusual(text, format);
    }
  }
  // Up to 15 digits both parts are exact, so one division is correctly rounded; longer ones take the slow way.
  if (digits === 0 || digits > 15) return parseUnusual(text, format);
  const value = decimals > 0 ? mantissa / (powersOfTen[decimals] ?? NaN) : mantissa;
  return sign === 45 ? -value : value;
}

const plain = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/** Long numbers, exponents and thousands separators. */
function parseUnusual(text: string, format: NumberFormat): number {
  const plainText = plainDecimalMark(text, format);
  return plainText !== null && plain.test(plainText) ? Number(plainText) : NaN;
}

/** The text with `.` as decimal mark and without thousands separators; null where a separator stands in a wrong place. */
function plainDecimalMark(text: string, { decimal, thousands }: NumberFormat): string | null {
  let rest = text;
  if (thousands !== '' && rest.includes(thousands)) {
    const [whole = '', ...fraction] = rest.split(decimal);
    const groups = whole.replace(/^[+-]/, '').split(thousands);
    const grouped = groups.every((group, i) => (i === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(group));
    if (!grouped || fraction.some((part) => part.includes(thousands))) return null;
    rest = [whole.replaceAll(thousands, ''), ...fraction].join(decimal);
  }
  if (decimal === '.') return rest;
  return rest.includes('.') ? null : rest.replace(',', '.');
}

/**
 * A number as exact decimal text (`-12.5`), or null where it is not one of at most 20 digits before the decimal mark
 * and 12 after it.
 */
export function decimalText(text: string, format: NumberFormat): string | null {
  const match = /^([+-]?)(\d{0,20})(?:\.(\d{0,12}))?$/.exec(plainDecimalMark(text, format) ?? '');
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const digits = (whole.replace(/^0+(?=\d)/, '') || '0') + (fraction === '' ? '' : '.' + fraction);
  return sign === '-' && /[1-9]/.test(digits) ? '-' + digits : digits;
}

/** Why a text is not a number, for the person who has to mend it. */
export function numberFault(text: string, { decimal, thousands }: NumberFormat): string {
  const other = decimal === '.' ? ',' : '.';
  if (text.includes(other) && /^[+-]?[\d.,]+$/.test(text) && thousands === '') {
    return `Not a number while the decimal mark is "${decimal}"; declare "${other}" as the decimal mark or as the thousands separator`;
  }
  if (/^[+-]?\d{1,3}([ '\u00A0\u202F]\d{3})+/.test(text)) return 'Not a number; declare the thousands separator';
  if (text.endsWith('%')) return 'Not a plain number; write 5 % as 0.05';
  return 'Not a number';
}
