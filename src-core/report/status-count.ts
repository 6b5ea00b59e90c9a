import { type LimitLevel, type LimitStatus } from '../limits/limit.ts';

/** From harmless to worst. */
const levels: readonly LimitLevel[] = ['ok', 'warn', 'limit', 'halt'];

/** How many limits stand at each level. */
export function countLevels(limits: readonly LimitStatus[]): Readonly<Record<LimitLevel, number>> {
  const count = { ok: 0, warn: 0, limit: 0, halt: 0 };
  for (const { level } of limits) count[level]++;
  return count;
}

/** The worst level among the limits; `ok` where there is none. */
export function worstLevel(limits: readonly Pick<LimitStatus, 'level'>[]): LimitLevel {
  return levels.findLast((level) => limits.some((limit) => limit.level === level)) ?? 'ok';
}

/** The limits, worst level first, then by utilisation, most used first; those without a value last. */
export function worstFirst(limits: readonly LimitStatus[]): readonly LimitStatus[] {
  return limits.toSorted(
    (a, b) => levels.indexOf(b.level) - levels.indexOf(a.level) || (b.utilisation ?? -1) - (a.utilisation ?? -1),
  );
}
