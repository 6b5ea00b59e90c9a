import { percentText } from '../numerics/percent-text.ts';
import { type MetricUnit } from './limit.ts';

/** A measure or threshold in its unit, as a sentence has it: four significant digits. */
export function thresholdText(value: number, unit: MetricUnit): string {
  const rounded = Number(value.toPrecision(4));
  switch (unit) {
    case 'fraction':
      return percentText(rounded);
    case 'multiple':
      return `${rounded}×`;
    case 'days':
      return `${rounded} days`;
    case 'number':
      return String(rounded);
  }
}
