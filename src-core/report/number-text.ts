import { type MetricUnit } from '../limits/limit.ts';
import { type ReportLocale } from './report-locale.ts';

const minus = '\u2212';

/** A number for reading: fixed decimals, thousands in groups of three, a true minus sign. */
export function numberText(value: number, digits: number, locale: ReportLocale): string {
  return decimalText(value.toFixed(digits), locale);
}

/** Decimal text (`-1234.5`) grouped for reading (`−1,234.5`); rounding to zero loses the sign. */
export function decimalText(text: string, { decimal, group }: ReportLocale): string {
  const negative = text.startsWith('-') && /[1-9]/.test(text);
  const [whole = '', decimals] = text.replace(/^[+-]/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return (negative ? minus : '') + grouped + (decimals === undefined ? '' : decimal + decimals);
}

/** A fraction in per cent, without the sign: 0.2141 → `21.41`. */
export function percentNumber(fraction: number, digits: number, locale: ReportLocale): string {
  return numberText(fraction * 100, digits, locale);
}

/** A measure with its unit, for sentences. */
export function measureText(value: number, unit: MetricUnit, locale: ReportLocale): string {
  switch (unit) {
    case 'fraction':
      return `${percentNumber(value, 2, locale)} %`;
    case 'multiple':
      return `${numberText(value, 2, locale)}×`;
    case 'days':
      return `${numberText(value, 1, locale)} days`;
    case 'number':
      return numberText(value, 2, locale);
  }
}

/** `1 limit`, `2 limits`, `no limit`. */
export function plural(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count > 1 ? 's' : ''}`;
}
