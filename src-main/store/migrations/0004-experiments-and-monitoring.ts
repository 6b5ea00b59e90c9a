import { fillExperiments } from './0004-fill-experiments.ts';
import { type Migration } from './migration.ts';

/**
 * Runs become experiments: parent, title, note, tags, figures by step, champions, hashes of their parts; finished parts of
 * calculations that were interrupted; the dataset versions that were ever current; how tasks went and how good the data were.
 */
export const experimentsAndMonitoring: Migration = {
  version: 4,
  name: 'experiments and monitoring',
  sql: `
    ALTER TABLE runs ADD COLUMN parent_id INTEGER REFERENCES runs;
    ALTER TABLE runs ADD COLUMN origin TEXT NOT NULL DEFAULT 'computed'
      CHECK (origin IN ('computed', 'rebuilt', 'imported'));
    ALTER TABLE runs ADD COLUMN source TEXT;
    ALTER TABLE runs ADD COLUMN part_hashes TEXT NOT NULL DEFAULT '{}';
    CREATE INDEX runs_by_parent ON runs (parent_id);
    CREATE INDEX runs_by_dataset ON runs (dataset_version);
    CREATE TABLE run_notes (
      run_id INTEGER PRIMARY KEY REFERENCES runs,
      title TEXT NOT NULL,
      note TEXT NOT NULL,
      pinned INTEGER NOT NULL CHECK (pinned IN (0, 1))
    ) STRICT;
    CREATE TABLE run_tags (
      run_id INTEGER NOT NULL REFERENCES runs, name TEXT NOT NULL, value TEXT NOT NULL,
      PRIMARY KEY (run_id, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE run_series (
      run_id INTEGER NOT NULL REFERENCES runs, name TEXT NOT NULL, step INTEGER NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (run_id, name, step)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE champions (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      portfolio TEXT NOT NULL,
      method TEXT NOT NULL,
      run_id INTEGER NOT NULL REFERENCES runs,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      reason TEXT NOT NULL,
      ended_at TEXT,
      ended_by TEXT,
      ended_reason TEXT
    ) STRICT;
    CREATE INDEX champions_by_portfolio ON champions (portfolio, ended_at);

    CREATE TABLE calculation_parts (
      calculation TEXT NOT NULL,
      part TEXT NOT NULL,
      kept_at TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (calculation, part)
    ) STRICT;

    ALTER TABLE change_sets ADD COLUMN shelved INTEGER NOT NULL DEFAULT 0 CHECK (shelved IN (0, 1));
    CREATE TABLE dataset_versions (
      version TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL,
      first_seen_at TEXT NOT NULL,
      made_by TEXT NOT NULL,
      change_sets TEXT NOT NULL,
      row_counts TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE dataset_notes (
      version TEXT PRIMARY KEY REFERENCES dataset_versions,
      name TEXT NOT NULL,
      pinned INTEGER NOT NULL CHECK (pinned IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE undone_prices (
      batch_id INTEGER PRIMARY KEY REFERENCES import_batches, sha256 TEXT NOT NULL, content BLOB NOT NULL
    ) STRICT;

    CREATE TABLE task_log (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      operation TEXT NOT NULL,
      label TEXT NOT NULL,
      started_at TEXT NOT NULL,
      elapsed_milliseconds REAL NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'failed', 'cancelled')),
      error_code TEXT,
      resident_bytes INTEGER NOT NULL,
      worker_bytes INTEGER NOT NULL,
      database_bytes INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX task_log_by_operation ON task_log (operation, id);
    CREATE TABLE quality_log (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      dataset_version TEXT NOT NULL,
      as_of INTEGER,
      figures TEXT NOT NULL
    ) STRICT;
    CREATE INDEX quality_log_by_version ON quality_log (dataset_version);
  `,
  fill: fillExperiments,
};
