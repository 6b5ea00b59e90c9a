import { type Limit, type LimitLevel, type LimitStatus } from '../../../src-core/contract/index.ts';
import { scopeText } from './limit-text.ts';

export const levelWords: Readonly<Record<LimitLevel, string>> = {
  ok: 'Within',
  warn: 'Warn',
  limit: 'Limit',
  halt: 'Halt',
};

const severity: Readonly<Record<LimitLevel, number>> = { ok: 0, warn: 1, limit: 2, halt: 3 };

/** Worst first: by level, then by utilisation; limits without a value come last. */
export function bySeverity(statuses: readonly LimitStatus[]): readonly LimitStatus[] {
  return statuses.toSorted(
    (a, b) => severity[b.level] - severity[a.level] || (b.utilisation ?? -Infinity) - (a.utilisation ?? -Infinity) || 0,
  );
}

export type StatusColumn = 'severity' | 'metric' | 'scope' | 'subject' | 'value' | 'utilisation';

/**
 * Sorts by one column; rows that are equal there keep their order of severity, and rows without a value come last either
 * way.
 */
export function sortStatuses(
  statuses: readonly LimitStatus[],
  column: StatusColumn,
  descending: boolean,
): readonly LimitStatus[] {
  const worstFirst = bySeverity(statuses);
  if (column === 'severity') return descending ? worstFirst : worstFirst.toReversed();
  const direction = descending ? -1 : 1;
  if (column === 'value' || column === 'utilisation') {
    const present = worstFirst.filter((status) => status[column] !== null);
    const absent = worstFirst.filter((status) => status[column] === null);
    return [...present.toSorted((a, b) => direction * (a[column]! - b[column]!)), ...absent];
  }
  const textOf = (status: LimitStatus) => {
    if (column === 'metric') return status.label;
    return column === 'scope' ? scopeText(status.scope) : status.subject;
  };
  return worstFirst.toSorted((a, b) => direction * textOf(a).localeCompare(textOf(b)));
}

/** How many rows stand at each level. */
export function countLevels(statuses: readonly LimitStatus[]): Readonly<Record<LimitLevel, number>> {
  const counts = { ok: 0, warn: 0, limit: 0, halt: 0 };
  for (const status of statuses) counts[status.level] += 1;
  return counts;
}

/** A definition beside the worst of its rows in the newest run, if it was evaluated there. */
export interface EvaluatedLimit {
  readonly definition: Limit;
  readonly worst: LimitStatus | null;
}

export function evaluatedLimits(
  definitions: readonly Limit[],
  statuses: readonly LimitStatus[],
): readonly EvaluatedLimit[] {
  const ordered = bySeverity(statuses);
  return definitions.map((definition) => ({
    definition,
    worst: ordered.find((status) => status.limitId === definition.id) ?? null,
  }));
}
