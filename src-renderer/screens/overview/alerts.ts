import { type Alarm, type DataIssue, type RiskResult } from '../../../src-core/contract/index.ts';
import { percent, decimal } from '../../format/numbers.ts';
import { type ScreenName } from '../../state/address.ts';

export interface Alert {
  readonly level: 'warn' | 'limit' | 'halt';
  readonly text: string;
  readonly detail: string;
  readonly screen: ScreenName;
  readonly parts: readonly string[];
}

/**
 * All that asks for the analyst's attention, worst first: limits beyond their marks, alarms of monitoring, data issues, warnings
 * of the run.
 */
export function collectAlerts(
  risk: RiskResult,
  issues: readonly DataIssue[],
  alarms: readonly Alarm[],
): readonly Alert[] {
  const limits = risk.limits.flatMap((status): Alert[] => {
    if (status.level === 'ok') return [];
    const shown = (value: number | null) => (status.unit === 'fraction' ? percent(value, 1) : decimal(value));
    return [
      {
        level: status.level,
        text: `${status.label}: ${status.subject}`,
        detail: `${shown(status.value)}, ${status.level} at ${shown(status[status.level])}`,
        screen: 'limits',
        parts: [],
      },
    ];
  });
  const warnings = risk.warnings.map((warning): Alert => ({
    level: 'warn',
    text: warning.message,
    detail: warning.subject ?? '',
    screen: 'portfolios',
    parts: [],
  }));
  const data = issues
    .filter((issue) => issue.severity !== 'info')
    .map((issue): Alert => ({
      level: issue.severity === 'error' ? 'limit' : 'warn',
      text: issue.title,
      detail: issue.affects,
      screen: 'data',
      parts: ['health'],
    }));
  const monitoring = alarms.map(({ level, text, since, area }): Alert => ({
    level,
    text,
    detail: since === null ? '' : `since ${since}`,
    screen: 'models',
    parts: ['monitoring', area],
  }));
  const order = { halt: 0, limit: 1, warn: 2 } as const;
  return [...limits, ...monitoring, ...data, ...warnings].toSorted((a, b) => order[a.level] - order[b.level]);
}
