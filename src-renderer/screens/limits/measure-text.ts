import { type LimitScope, type MetricParameters, type MetricUnit } from '../../../src-core/contract/index.ts';
import { shiftDecimalPoint } from './threshold-text.ts';

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

/** What a limit is set on, in words. */
export function scopeText(scope: LimitScope): string {
  switch (scope.level) {
    case 'workspace':
      return 'Workspace';
    case 'portfolio':
      return scope.portfolio ?? 'Every portfolio';
    case 'strategy': {
      const strategy = scope.strategy ?? 'Each strategy';
      return scope.portfolio === undefined ? strategy : `${scope.portfolio} › ${strategy}`;
    }
  }
}

/** A limit's parameters in a line: `historical, 99 %, 10 d`. */
export function parametersText(parameters: MetricParameters): string {
  const { method, confidence, horizon, subject, count } = parameters;
  const parts = [
    method,
    confidence === undefined ? undefined : `${shiftDecimalPoint(String(confidence), 2)} %`,
    horizon === undefined ? undefined : `${horizon} d`,
    count === undefined ? undefined : `largest ${count}`,
    subject,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
