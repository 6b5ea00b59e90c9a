import { type MetricUnit } from '../../src-core/contract/index.ts';

/**
 * A measured value or threshold in its natural unit, in the reader's locale: fractions in per cent, multiples with ×.
 * Null reads as a dash.
 */
export function measureText(value: number | null, unit: MetricUnit, locale?: string): string {
  if (value === null) return '–';
  const natural = unit === 'fraction' ? value * 100 : value;
  const decimals = unit === 'days' ? 0 : 2;
  const number = natural.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  switch (unit) {
    case 'fraction':
      return `${number} %`;
    case 'multiple':
      return `${number} ×`;
    case 'days':
      return `${number} d`;
    case 'number':
      return number;
  }
}
