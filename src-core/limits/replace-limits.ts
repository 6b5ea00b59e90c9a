import { type Limit } from './limit.ts';

export interface LimitEdits {
  readonly add: readonly Omit<Limit, 'id'>[];
  readonly change: readonly Limit[];
  /** Numbers of limits. */
  readonly remove: readonly number[];
}

/**
 * What puts new limits in place of old ones. A limit on the same measure and scope keeps its number, and so its breaches and their
 * history.
 */
export function replaceLimits(old: readonly Limit[], limits: readonly Omit<Limit, 'id'>[]): LimitEdits {
  const free = new Map<string, Limit[]>();
  for (const limit of old) free.set(identity(limit), [...(free.get(identity(limit)) ?? []), limit]);
  const add: Omit<Limit, 'id'>[] = [];
  const change: Limit[] = [];
  for (const limit of limits) {
    const same = free.get(identity(limit))?.shift();
    if (same) change.push({ ...limit, id: same.id });
    else add.push(limit);
  }
  return { add, change, remove: [...free.values()].flat().map(({ id }) => id) };
}

function identity({ metric, parameters, scope }: Omit<Limit, 'id'>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
  return JSON.stringify([
    metric,
    given.sort(([a], [b]) => (a < b ? -1 : 1)),
    scope.level,
    scope.portfolio ?? null,
    scope.strategy ?? null,
  ]);
}
