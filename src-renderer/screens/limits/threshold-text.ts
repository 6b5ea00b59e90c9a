import { type MetricUnit } from '../../../src-core/contract/index.ts';

/** What a threshold field says after its number. */
export const unitSuffix: Readonly<Record<MetricUnit, string>> = { fraction: '%', multiple: '×', number: '', days: 'd' };

/**
 * Moves a decimal text's point by some places, exactly: no binary number is involved.
 *
 * @param text plain decimal such as `-0.125`
 * @param places to the right when positive
 * @returns the shortest form: no needless zeros, no plus sign
 */
export function shiftDecimalPoint(text: string, places: number): string {
  const [, sign = '', whole = '', decimals = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const point = whole.length + places;
  const padded = (whole + decimals).padStart(whole.length + decimals.length + Math.max(0, 1 - point), '0');
  const at = Math.max(1, point);
  const digits = padded.padEnd(at, '0');
  const integer = digits.slice(0, at).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(at).replace(/0+$/, '');
  const shifted = rest === '' ? integer : `${integer}.${rest}`;
  return sign === '-' && /[1-9]/.test(shifted) ? `-${shifted}` : shifted;
}

/** A stored threshold as the user reads and types it: fractions in per cent, all else as it is. */
export function thresholdToNatural(stored: string | null, unit: MetricUnit): string {
  if (stored === null) return '';
  return shiftDecimalPoint(stored, unit === 'fraction' ? 2 : 0);
}

/** A typed threshold, either as it is stored or with what is wrong with it. */
export type TypedThreshold =
  { readonly ok: true; readonly stored: string | null } | { readonly ok: false; readonly why: string };

/**
 * A threshold as typed, in natural units, to exact decimal text. An empty field is no threshold. A unit sign after the
 * number is allowed, and so is a decimal comma where it cannot be taken for a thousands mark.
 */
export function thresholdFromNatural(typed: string, unit: MetricUnit): TypedThreshold {
  const bare = typed.trim().replace(/\s*[%×x]$/i, '');
  if (bare === '') return { ok: true, stored: null };
  if (/^[+-]?\d{1,3}(,\d{3})+$/.test(bare)) {
    return { ok: false, why: 'Write the number without a thousands mark, with a point for decimals' };
  }
  const plain = bare.replace(',', '.');
  if (!/^[+-]?\d{1,18}(\.\d{1,10})?$/.test(plain)) {
    return { ok: false, why: 'Write a plain decimal number such as 2.5' };
  }
  return { ok: true, stored: shiftDecimalPoint(plain, unit === 'fraction' ? -2 : 0) };
}
