import { percentText } from '../numerics/percent-text.ts';
import { type MetricUnit } from './limit.ts';

const digits = 6;

/** A value or threshold in its unit, for a sentence: six digits, so that a value just beyond a threshold does not look equal. */
export function figureText(value: number, unit: MetricUnit): string {
  const rounded = Number(value.toPrecision(digits));
  switch (unit) {
    case 'fraction':
      return percentText(rounded);
    case 'multiple':
      return `${rounded} × NAV`;
    case 'days':
      return `${rounded} days`;
    case 'number':
      return String(rounded);
  }
}
