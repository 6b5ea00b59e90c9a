import { type Database } from 'better-sqlite3';
import { qualityLogRepository } from './repositories/quality-log.ts';
import { taskLogRepository } from './repositories/task-log.ts';
import { type Store } from './store.ts';

type MonitoringMethods = Pick<Store, 'taskLog' | 'addTaskRecord' | 'qualityLog' | 'addQualityEntry'>;

/** The part of a store that keeps how tasks went and how good the data were. Neither is part of the dataset. */
export function monitoringStore(database: Database, write: <Result>(body: () => Result) => Result): MonitoringMethods {
  const tasks = taskLogRepository(database);
  const quality = qualityLogRepository(database);
  return {
    taskLog: tasks.newest,
    addTaskRecord: (record) => write(() => tasks.add(record)),
    qualityLog: quality.all,
    addQualityEntry: (entry) => write(() => quality.add(entry)),
  };
}
