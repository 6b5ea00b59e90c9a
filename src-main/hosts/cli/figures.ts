import { type MetricUnit } from '../../../src-core/limits/limit.ts';

const missing = '–';

/** Decimal text with its thousands apart: `-1234567.8` → `-1,234,567.80`. Never goes through a float. */
export function money(amount: string | null): string {
  if (amount === null) return missing;
  const [whole = '0', cents = ''] = amount.split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents.padEnd(2, '0').slice(0, Math.max(2, cents.length))}`;
}

export const percent = (fraction: number | null): string =>
  fraction === null ? missing : `${(fraction * 100).toFixed(2)} %`;

export const number = (value: number | null, digits = 2): string => (value === null ? missing : value.toFixed(digits));

/** A p-value; one that four digits cannot tell from 0 says so. */
export const probability = (value: number | null): string =>
  value !== null && value < 0.0001 ? '<0.0001' : number(value, 4);

/** A confidence as the field writes it: 0.975 → `97.5`. */
export const level = (confidence: number): string => String(Number((confidence * 100).toFixed(4)));

/** A limit's value or threshold in its unit. */
export function inUnit(value: number | null, unit: MetricUnit): string {
  if (value === null) return missing;
  if (unit === 'fraction') return percent(value);
  if (unit === 'multiple') return `${value.toFixed(2)} ×`;
  return unit === 'days' ? `${value.toFixed(0)} d` : value.toFixed(3);
}
