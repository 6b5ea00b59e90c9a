import { type Limit } from '../../../src-core/limits/limit.ts';
import { replaceLimits } from '../../../src-core/limits/replace-limits.ts';
import { type Store } from '../../store/store.ts';

/** How many limits came and went; one on the same measure and scope as before counts as both. */
export interface LimitsSet {
  readonly added: number;
  readonly removed: number;
}

/** Sets limits on a portfolio as one action that can be undone, beside those it has or in their place. */
export function setLimits(
  store: Store,
  portfolio: string,
  limits: readonly Omit<Limit, 'id'>[],
  replace: boolean,
  label: string,
): LimitsSet {
  const old = replace ? store.limits().filter(({ scope }) => scope.portfolio === portfolio) : [];
  store.editLimits(replaceLimits(old, limits), label);
  return { added: limits.length, removed: old.length };
}
