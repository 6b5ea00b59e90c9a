import { type Migration } from './migration.ts';

/**
 * The user's stress scenarios in all their versions, what happened to breaches, halts that hold until a person resets them, the
 * log of pre-trade checks, and report profiles.
 */
export const stressAndLimits: Migration = {
  version: 3,
  name: 'stress scenarios, breach life and pre-trade checks',
  sql: `
    CREATE TABLE scenarios (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      saved_at TEXT NOT NULL,
      definition TEXT NOT NULL,
      removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE breaches ADD COLUMN resolved_as_of TEXT;
    CREATE TABLE breach_events (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      breach_id INTEGER NOT NULL REFERENCES breaches,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      run_id INTEGER REFERENCES runs
    ) STRICT;
    CREATE INDEX breach_events_by_breach ON breach_events (breach_id);

    CREATE TABLE halts (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      limit_id INTEGER NOT NULL,
      portfolio TEXT NOT NULL,
      subject TEXT NOT NULL,
      label TEXT NOT NULL,
      unit TEXT NOT NULL,
      value REAL NOT NULL,
      threshold REAL NOT NULL,
      at TEXT NOT NULL,
      run_id INTEGER NOT NULL REFERENCES runs,
      reset_at TEXT,
      reset_by TEXT,
      reset_reason TEXT
    ) STRICT;
    CREATE INDEX halts_by_portfolio ON halts (portfolio, reset_at);

    CREATE TABLE order_checks (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      portfolio TEXT NOT NULL,
      as_of TEXT NOT NULL,
      dataset_version TEXT NOT NULL,
      action TEXT NOT NULL,
      orders TEXT NOT NULL,
      inputs TEXT NOT NULL,
      result TEXT NOT NULL
    ) STRICT;
    CREATE INDEX order_checks_by_portfolio ON order_checks (portfolio, id);

    CREATE TABLE report_profiles (
      portfolio TEXT NOT NULL,
      name TEXT NOT NULL,
      definition TEXT NOT NULL,
      PRIMARY KEY (portfolio, name)
    ) STRICT, WITHOUT ROWID;
  `,
};
