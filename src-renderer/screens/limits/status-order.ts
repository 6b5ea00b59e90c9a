import { type Limit, type LimitLevel, type LimitStatus } from '../../../src-core/contract/index.ts';

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
