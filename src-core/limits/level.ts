import { ExactDecimal } from '../numerics/exact-decimal.ts';
import { type Limit, type LimitLevel } from './limit.ts';

const levelsHighestFirst = ['halt', 'limit', 'warn'] as const;

/**
 * The highest threshold a value exceeds. Exactly on a threshold is not beyond it; thresholds are compared as the decimals
 * they were entered as.
 */
export function levelOf(value: number, limit: Pick<Limit, 'warn' | 'limit' | 'halt'>): LimitLevel {
  const exact = new ExactDecimal(value);
  for (const level of levelsHighestFirst) {
    const threshold = limit[level];
    if (threshold !== null && exact.gt(threshold)) return level;
  }
  return 'ok';
}

/** Value ÷ limit (÷ halt where there is no limit, ÷ warn where there is neither); null unless that threshold is positive. */
export function utilisationOf(value: number, limit: Pick<Limit, 'warn' | 'limit' | 'halt'>): number | null {
  const mark = limit.limit ?? limit.halt ?? limit.warn;
  if (mark === null) return null;
  const threshold = new ExactDecimal(mark);
  return threshold.gt(0) ? new ExactDecimal(value).div(threshold).toNumber() : null;
}
