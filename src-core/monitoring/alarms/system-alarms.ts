import { levelAbove, type Alarm } from '../alarm.ts';
import { type TaskStatistics } from '../task-statistics.ts';

/** Where the workspace's file stands. */
export interface StorageState {
  readonly databaseBytes: number;
  /** Room left on the disk that holds it; null = not known. */
  readonly freeBytes: number | null;
}

/** Failures that are the program's own; the others say what is wrong with the input. */
const defects: readonly string[] = ['WORKER_CRASHED', 'INTERNAL'];
const failureMarks = { warn: 3, limit: 6 } as const;
const slowdownMark = 3;
/** Operations quicker than this are not worth an alarm, however much slower they have become. */
const leastMilliseconds = 1000;
/** A backup and a larger journal need room. */
const roomForBackups = { warn: 3, limit: 1.5 } as const;

/** Alarms of tasks that fail or slow down, and of a disk that fills up. */
export function systemAlarms(statistics: readonly TaskStatistics[], storage: StorageState): readonly Alarm[] {
  return [...statistics.flatMap(taskAlarms), ...storageAlarms(storage)];
}

function taskAlarms({ operation, failuresInARow, lastError, slowdown, last }: TaskStatistics): readonly Alarm[] {
  const alarms: Alarm[] = [];
  const defect = lastError !== null && failuresInARow > 0 && defects.includes(lastError.code);
  const level = defect ? 'limit' : levelAbove(failuresInARow, failureMarks.warn, failureMarks.limit);
  if (lastError !== null && level !== 'ok') {
    alarms.push({
      id: `system/${operation}/failures`,
      area: 'system',
      level,
      subject: operation,
      text: `${operation} failed ${failuresInARow === 1 ? 'the last time' : `${failuresInARow} times in a row`} (${lastError.code})`,
      action: defect
        ? 'Try it again; if it fails again, report it with the steps that led here'
        : 'Read the error and what it says to do; it stays until the operation succeeds',
      since: lastError.at.slice(0, 10),
    });
  }
  if (slowdown !== null && slowdown >= slowdownMark && (last ?? 0) >= leastMilliseconds) {
    alarms.push({
      id: `system/${operation}/slow`,
      area: 'system',
      level: 'warn',
      subject: operation,
      text: `${operation} takes ${slowdown.toFixed(1)} times as long as it used to`,
      action: 'See whether data have grown or other programs are busy; more workers under Settings may help',
      since: null,
    });
  }
  return alarms;
}

function storageAlarms({ databaseBytes, freeBytes }: StorageState): readonly Alarm[] {
  if (freeBytes === null || freeBytes >= roomForBackups.warn * databaseBytes) return [];
  return [
    {
      id: 'system/disk',
      area: 'system',
      level: freeBytes < roomForBackups.limit * databaseBytes ? 'limit' : 'warn',
      subject: 'Disk space',
      text: `${Math.round(freeBytes / 1e6)} MB are left on the disk, and the workspace is ${Math.round(databaseBytes / 1e6)} MB large`,
      action: 'Make room, or move the workspace to a larger disk: imports and backups need as much again',
      since: null,
    },
  ];
}
