import { type Database } from 'better-sqlite3';
import { type TaskRecord } from '../../../src-core/monitoring/task-statistics.ts';

/** Tasks that stay in the log. */
const keptTasks = 5000;

const columns = `id, operation, label, started_at AS startedAt, elapsed_milliseconds AS elapsedMilliseconds, state,
  error_code AS errorCode, resident_bytes AS residentBytes, worker_bytes AS workerBytes, database_bytes AS databaseBytes`;

/** How tasks went; only the newest are kept. */
export function taskLogRepository(database: Database) {
  const newest = database.prepare<[number], TaskRecord>(`SELECT ${columns} FROM task_log ORDER BY id DESC LIMIT ?`);
  const insert = database.prepare(
    `INSERT INTO task_log (operation, label, started_at, elapsed_milliseconds, state, error_code, resident_bytes,
       worker_bytes, database_bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const prune = database.prepare('DELETE FROM task_log WHERE id <= ?');
  return {
    /** Newest first. */
    newest: (limit: number): readonly TaskRecord[] => newest.all(limit),
    add(record: Omit<TaskRecord, 'id'>): void {
      const { lastInsertRowid } = insert.run(
        record.operation,
        record.label,
        record.startedAt,
        record.elapsedMilliseconds,
        record.state,
        record.errorCode,
        record.residentBytes,
        record.workerBytes,
        record.databaseBytes,
      );
      prune.run(Number(lastInsertRowid) - keptTasks);
    },
  };
}
