import { type RollingSchedule } from './rolling-method.ts';
import { rollingMethod } from './rolling/registry.ts';

/** A stretch of days of one method, computed in one go. */
export interface BacktestBlock {
  readonly method: string;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** About how long a day of a method takes, in microseconds: only the order of the blocks and the progress shown rest on it. */
const dayCosts: ReadonlyMap<string, number> = new Map([
  ['lstm', 450],
  ['monte-carlo-t', 115],
  ['egarch-t', 65],
  ['gjr-t', 50],
  ['student-t', 26],
  ['garch-t', 24],
  ['filtered-historical-garch', 22],
  ['garch-normal', 15],
]);
const usualDayCost = 5;
/** Of handing a block to a thread and keeping it. */
const blockCost = 1000;

const dayCost = (method: string) => dayCosts.get(method) ?? usualDayCost;

/** About how long a block takes, in microseconds. */
export function costOf({ method, from, to }: BacktestBlock): number {
  return blockCost + (to - from) * dayCost(method);
}

/**
 * The blocks of all methods, those that take longest first, so that no thread is left with one at the end.
 *
 * @param days of the series; forecasts are for those from the first window on
 * @throws DomainError UNKNOWN_METHOD
 */
export function backtestBlocks(
  methods: readonly string[],
  schedule: RollingSchedule,
  days: number,
): readonly BacktestBlock[] {
  return methods
    .toSorted((a, b) => dayCost(b) - dayCost(a))
    .flatMap((method) => {
      const size = rollingMethod(method).blockDays(schedule);
      const blocks: BacktestBlock[] = [];
      for (let from = schedule.window; from < days; from += size) {
        blocks.push({ method, from, to: Math.min(days, from + size) });
      }
      return blocks;
    });
}
