import { type LimitCheck } from '../../../../src-core/contract/index.ts';

const actionRank = { halt: 0, reject: 1, reduce: 2, warn: 3, allow: 4 } as const;

/** What stands in the way first, then what is used most. */
export function inOrder(limits: readonly LimitCheck[]): readonly LimitCheck[] {
  return limits.toSorted(
    (a, b) => actionRank[a.action] - actionRank[b.action] || (b.utilisation ?? -1) - (a.utilisation ?? -1),
  );
}
