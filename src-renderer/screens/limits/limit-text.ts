import { type LimitScope, type MetricParameters } from '../../../src-core/contract/index.ts';
import { shiftDecimalPoint } from './threshold-text.ts';

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
