import { medianInPlace } from '../numerics/median.ts';

/** One long-running operation that has ended. */
export interface TaskRecord {
  readonly id: number;
  readonly operation: string;
  readonly label: string;
  /** ISO time. */
  readonly startedAt: string;
  readonly elapsedMilliseconds: number;
  readonly state: 'done' | 'failed' | 'cancelled';
  /** null unless it failed. */
  readonly errorCode: string | null;
  /** Memory of the whole process when it ended. */
  readonly residentBytes: number;
  /** Heaps of the worker threads when it ended. */
  readonly workerBytes: number;
  readonly databaseBytes: number;
}

/** How the tasks of one operation went. Times in milliseconds, of those that ended well; null without any. */
export interface TaskStatistics {
  readonly operation: string;
  readonly count: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly median: number | null;
  readonly slowest: number | null;
  readonly last: number | null;
  /** Median of the last five ÷ median of those before; null where there are fewer than five of either. */
  readonly slowdown: number | null;
  /** Failures in a row at the end, cancelled ones left out. */
  readonly failuresInARow: number;
  readonly lastError: { readonly code: string; readonly at: string } | null;
}

const lastOnes = 5;

/**
 * Durations and failures by operation, the most frequent first.
 *
 * @param records oldest first
 */
export function taskStatistics(records: readonly TaskRecord[]): readonly TaskStatistics[] {
  return [...Map.groupBy(records, ({ operation }) => operation)]
    .map(([operation, own]) => statisticsOf(operation, own))
    .toSorted((a, b) => b.count - a.count || (a.operation < b.operation ? -1 : 1));
}

function statisticsOf(operation: string, records: readonly TaskRecord[]): TaskStatistics {
  const times = records.filter(({ state }) => state === 'done').map((record) => record.elapsedMilliseconds);
  const before = times.slice(0, -lastOnes);
  const ended = records.filter(({ state }) => state !== 'cancelled');
  const lastGood = ended.findLastIndex(({ state }) => state === 'done');
  const failure = records.findLast(({ state }) => state === 'failed');
  return {
    operation,
    count: records.length,
    failed: records.filter(({ state }) => state === 'failed').length,
    cancelled: records.length - ended.length,
    median: medianOf(times),
    slowest: times.length === 0 ? null : Math.max(...times),
    last: times.at(-1) ?? null,
    slowdown: before.length < lastOnes ? null : medianOf(times.slice(-lastOnes))! / medianOf(before)!,
    failuresInARow: ended.length - 1 - lastGood,
    lastError: failure ? { code: failure.errorCode ?? 'INTERNAL', at: failure.startedAt } : null,
  };
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return medianInPlace(Float64Array.from(values), values.length);
}
