import { type MetricUnit } from '../limits/limit.ts';

const minus = '\u2212';

/**
 * A number for reading: fixed decimals, thousands in groups of three, a true minus sign. Written here and not by the
 * platform's locale, so that a report has the same bytes everywhere.
 */
export function numberText(value: number, digits: number): string {
  return decimalText(value.toFixed(digits));
}

/** Decimal text (`-1234.5`) grouped for reading (`−1,234.5`); rounding to zero loses the sign. */
export function decimalText(text: string): string {
  const negative = text.startsWith('-') && /[1-9]/.test(text);
  const [whole = '', decimals] = text.replace(/^[+-]/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (negative ? minus : '') + grouped + (decimals === undefined ? '' : `.${decimals}`);
}

/** A fraction in per cent, without the sign: 0.2141 → `21.41`. */
export function percentNumber(fraction: number, digits = 2): string {
  return numberText(fraction * 100, digits);
}

/** A measure with its unit, for sentences. */
export function measureText(value: number, unit: MetricUnit): string {
  switch (unit) {
    case 'fraction':
      return `${percentNumber(value)} %`;
    case 'multiple':
      return `${numberText(value, 2)}×`;
    case 'days':
      return `${numberText(value, 1)} days`;
    case 'number':
      return numberText(value, 2);
  }
}

/** `1 limit`, `2 limits`, `no limit`. */
export function plural(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count > 1 ? 's' : ''}`;
}
