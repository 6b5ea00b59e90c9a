import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type SystemView } from '../../../src-core/contract/index.ts';
import { taskStatistics } from '../../../src-core/monitoring/task-statistics.ts';
import { type Session, type UseCase } from '../context.ts';

/** Newest tasks that statistics are taken from, and how many of them are listed one by one. */
const tasksRead = 2000;
const tasksListed = 200;

export const showSystem: UseCase<'monitoring.system', Session> = async (session): Promise<SystemView> => {
  const tasks = session.store.taskLog(tasksRead);
  return {
    statistics: taskStatistics(tasks.toReversed()),
    tasks: tasks.slice(0, tasksListed),
    now: await systemNow(session),
  };
};

/** How tasks went, for alarms and figures. */
export function recentStatistics({ store }: Session): ReturnType<typeof taskStatistics> {
  return taskStatistics(store.taskLog(tasksRead).toReversed());
}

export async function systemNow({ store, engine }: Session): Promise<SystemView['now']> {
  return {
    residentBytes: process.memoryUsage.rss(),
    workers: await engine.memory(),
    databaseBytes: await databaseBytes(store.path),
    freeBytes: await freeBytes(store.path),
    uptimeSeconds: process.uptime(),
  };
}

/** Size of a workspace's file with its journal. */
export async function databaseBytes(path: string): Promise<number> {
  const sizes = await Promise.all(
    [path, `${path}-wal`].map((file) =>
      stat(file).then(
        ({ size }) => size,
        // Without writing there is no journal.
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** null where the system does not say. */
async function freeBytes(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(dirname(path));
    return bavail * bsize;
  } catch {
    return null;
  }
}
