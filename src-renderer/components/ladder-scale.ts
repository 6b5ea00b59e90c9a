import { type LimitStatus } from '../../src-core/contract/index.ts';

/** Where the value and the marks of a limit stand on a hull 400 units long. */
export interface LadderScale {
  readonly value: number;
  readonly marks: readonly { readonly level: 'warn' | 'limit' | 'halt'; readonly at: number }[];
}

const length = 400;
/** The highest mark stands here, so that a value beyond it still shows as beyond. */
const highestMark = 0.86;

/**
 * Scales a limit so that its highest mark always stands at the same place: one look down a ladder of limits compares
 * utilisation, whatever the metrics' units.
 */
export function ladderScale(status: Pick<LimitStatus, 'value' | 'warn' | 'limit' | 'halt'>): LadderScale {
  const marks = (['warn', 'limit', 'halt'] as const).flatMap((level) => {
    const threshold = status[level];
    return threshold === null ? [] : [{ level, threshold }];
  });
  const top = Math.max(0, ...marks.map(({ threshold }) => threshold));
  const place = (value: number) => (top > 0 ? Math.min(length, Math.max(0, (value / top) * highestMark * length)) : 0);
  return {
    value: status.value === null ? 0 : place(status.value),
    marks: marks.map(({ level, threshold }) => ({ level, at: place(threshold) })),
  };
}
