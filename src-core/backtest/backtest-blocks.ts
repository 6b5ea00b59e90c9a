import { type RollingSchedule } from './rolling-method.ts';
import { rollingMethod } from './rolling/registry.ts';

/** A stretch of days of one method, computed in one go. */
export interface BacktestBlock {
  readonly method: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Methods whose blocks take longest; they start first, so that no thread is left with one at the end. */
const longest = ['lstm', 'egarch-t', 'monte-carlo-t'];

/**
 * The blocks of all methods, those that take longest first.
 *
 * @param days of the series; forecasts are for those from the first window on
 * @throws DomainError UNKNOWN_METHOD
 */
export function backtestBlocks(
  methods: readonly string[],
  schedule: RollingSchedule,
  days: number,
): readonly BacktestBlock[] {
  const rank = (id: string) => (longest.includes(id) ? longest.indexOf(id) : longest.length);
  return methods
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap((method) => {
      const size = rollingMethod(method).blockDays(schedule);
      const blocks: BacktestBlock[] = [];
      for (let from = schedule.window; from < days; from += size) {
        blocks.push({ method, from, to: Math.min(days, from + size) });
      }
      return blocks;
    });
}
