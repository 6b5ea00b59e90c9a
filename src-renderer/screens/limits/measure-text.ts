import { type Breach, type LimitScope, type MetricUnit } from '../../../src-core/contract/index.ts';

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

/** How far a breach's last value lies beyond its threshold, in the metric's unit. */
export function excess(breach: Pick<Breach, 'lastValue' | 'threshold'>): number {
  return breach.lastValue - breach.threshold;
}
