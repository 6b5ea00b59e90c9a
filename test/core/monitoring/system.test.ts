import { describe, expect, it } from 'vitest';
import { systemAlarms } from '../../../src-core/monitoring/alarms/system-alarms.ts';
import { taskStatistics, type TaskRecord } from '../../../src-core/monitoring/task-statistics.ts';

let id = 0;
const task = (changes: Partial<TaskRecord> = {}): TaskRecord => ({
  id: ++id,
  operation: 'risk.run',
  label: 'Risk of Core',
  startedAt: '2026-01-05T10:00:00Z',
  elapsedMilliseconds: 1000,
  state: 'done',
  errorCode: null,
  residentBytes: 1e8,
  workerBytes: 1e7,
  databaseBytes: 1e6,
  ...changes,
});
const failed = (errorCode: string) => task({ state: 'failed', errorCode });
const room = { databaseBytes: 1e8, freeBytes: 1e12 };

describe('statistics of tasks', () => {
  it('count by operation and time only what ended well', () => {
    const records = [
      task(),
      task({ elapsedMilliseconds: 3000 }),
      task({ state: 'cancelled', elapsedMilliseconds: 9e9 }),
    ];
    expect(taskStatistics([...records, task({ operation: 'report.export' })])).toMatchObject([
      { operation: 'risk.run', count: 3, failed: 0, cancelled: 1, median: 2000, slowest: 3000, last: 3000 },
      { operation: 'report.export', count: 1, slowdown: null, lastError: null },
    ]);
  });

  it('compare the last five with those before', () => {
    const times = [1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4].map((seconds) => task({ elapsedMilliseconds: seconds * 1000 }));
    expect(taskStatistics(times)[0]!.slowdown).toBe(4);
  });
});

describe('alarms of the system', () => {
  const alarmsOf = (records: readonly TaskRecord[]) => systemAlarms(taskStatistics(records), room);

  it('are none for a task that failed and then went well, or was cancelled', () => {
    expect(alarmsOf([failed('BAD_ROWS'), failed('BAD_ROWS'), failed('BAD_ROWS'), task()])).toEqual([]);
    expect(alarmsOf([task({ state: 'cancelled' })])).toEqual([]);
    expect(alarmsOf([failed('BAD_ROWS')])).toEqual([]);
  });

  it('tell a defect at once and an error that repeats', () => {
    expect(alarmsOf([task(), failed('WORKER_CRASHED')])).toMatchObject([{ level: 'limit', since: '2026-01-05' }]);
    expect(alarmsOf([failed('NO_PRICE'), failed('NO_PRICE'), failed('NO_PRICE')])).toMatchObject([{ level: 'warn' }]);
  });

  it('tell a task that has become slow, but not a quick one', () => {
    const slow = (scale: number) =>
      [1, 1, 1, 1, 1, 5, 5, 5, 5, 5].map((seconds) => task({ elapsedMilliseconds: seconds * scale }));
    expect(alarmsOf(slow(1000))).toMatchObject([{ id: 'system/risk.run/slow', level: 'warn' }]);
    expect(alarmsOf(slow(10))).toEqual([]);
  });

  it('tell a disk that fills up', () => {
    expect(systemAlarms([], { databaseBytes: 1e9, freeBytes: 2e9 })).toMatchObject([{ level: 'warn' }]);
    expect(systemAlarms([], { databaseBytes: 1e9, freeBytes: 1e9 })).toMatchObject([{ level: 'limit' }]);
    expect(systemAlarms([], { databaseBytes: 1e9, freeBytes: null })).toEqual([]);
  });
});
