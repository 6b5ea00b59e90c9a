import { type LimitStatus } from '../../../src-core/contract/index.ts';

export interface HullMarks {
  /** Where the value stands, 0…1 of the bar; null without a value. */
  readonly value: number | null;
  readonly marks: readonly { readonly level: 'warn' | 'limit' | 'halt'; readonly at: number }[];
}

/** Room beyond the highest mark, so that a breach is seen to lie beyond it. */
const freeboard = 1.25;

/**
 * Places a value and its marks on one bar, like load lines on a hull: the bar ends a quarter beyond the highest mark (or
 * at the value, where that lies further out), so that bars of different metrics may be compared by eye.
 */
export function hullMarks(status: Pick<LimitStatus, 'value' | 'warn' | 'limit' | 'halt'>): HullMarks {
  const levels = ['warn', 'limit', 'halt'] as const;
  const present = levels.flatMap((level) => {
    const threshold = status[level];
    return threshold === null ? [] : [{ level, threshold }];
  });
  const end = Math.max(...present.map((mark) => mark.threshold * freeboard), status.value ?? 0);
  const at = (value: number) => (end > 0 ? Math.min(1, Math.max(0, value / end)) : 0);
  return {
    value: status.value === null ? null : at(status.value),
    marks: present.map(({ level, threshold }) => ({ level, at: at(threshold) })),
  };
}
