import { type Migration } from './migration.ts';

/** Dates of market data are epoch days; money and quantities are decimal text; times are ISO 8601 in UTC. */
export const firstSchema: Migration = {
  version: 1,
  name: 'first schema',
  sql: `
    CREATE TABLE metadata (
      name TEXT PRIMARY KEY, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE settings (
      name TEXT PRIMARY KEY, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE change_sets (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('edit', 'import')),
      label TEXT NOT NULL,
      at TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('applied', 'undone')),
      dataset_hash TEXT
    ) STRICT;
    CREATE TABLE changes (
      change_set_id INTEGER NOT NULL REFERENCES change_sets ON DELETE CASCADE,
      sequence INTEGER NOT NULL,
      table_name TEXT NOT NULL,
      row_key TEXT NOT NULL,
      before TEXT,
      after TEXT,
      PRIMARY KEY (change_set_id, sequence)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX changes_by_row ON changes (table_name, row_key);

    CREATE TABLE import_batches (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      change_set_id INTEGER NOT NULL REFERENCES change_sets,
      kind TEXT NOT NULL,
      file TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      rows INTEGER NOT NULL,
      accepted INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      price_rows INTEGER NOT NULL,
      rejected_rows TEXT,
      undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
    ) STRICT;
    CREATE INDEX import_batches_by_hash ON import_batches (sha256);
    CREATE TABLE column_mappings (
      name TEXT PRIMARY KEY, kind TEXT NOT NULL, mapping TEXT NOT NULL, reading TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE securities (
      id INTEGER PRIMARY KEY,
      symbol TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      sector TEXT NOT NULL,
      sub_industry TEXT NOT NULL,
      currency TEXT NOT NULL,
      country TEXT NOT NULL,
      isin TEXT NOT NULL,
      benchmark INTEGER NOT NULL CHECK (benchmark IN (0, 1))
    ) STRICT;
    CREATE TABLE prices (
      security_id INTEGER NOT NULL REFERENCES securities,
      date INTEGER NOT NULL,
      close REAL NOT NULL CHECK (close > 0),
      adj_close REAL CHECK (adj_close > 0),
      volume REAL,
      batch_id INTEGER NOT NULL,
      PRIMARY KEY (security_id, date)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE fundamentals (
      security_id INTEGER NOT NULL REFERENCES securities,
      period_end INTEGER NOT NULL,
      available_from INTEGER NOT NULL,
      total_equity REAL, total_assets REAL, total_liabilities REAL, long_term_debt REAL,
      net_income REAL, total_revenue REAL, operating_income REAL,
      earnings_per_share REAL, shares_outstanding REAL, after_tax_roe REAL,
      PRIMARY KEY (security_id, period_end, available_from)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE exchange_rates (
      base TEXT NOT NULL, quote TEXT NOT NULL, date INTEGER NOT NULL, rate REAL NOT NULL CHECK (rate > 0),
      PRIMARY KEY (base, quote, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE benchmark_levels (
      benchmark TEXT NOT NULL, date INTEGER NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (benchmark, date)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE benchmark_weights (
      benchmark TEXT NOT NULL, as_of INTEGER NOT NULL, security_id INTEGER NOT NULL REFERENCES securities,
      weight REAL NOT NULL,
      PRIMARY KEY (benchmark, as_of, security_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE portfolios (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE strategies (
      id INTEGER PRIMARY KEY,
      portfolio_id INTEGER NOT NULL REFERENCES portfolios,
      name TEXT NOT NULL,
      UNIQUE (portfolio_id, name)
    ) STRICT;
    CREATE TABLE positions (
      portfolio_id INTEGER NOT NULL REFERENCES portfolios,
      as_of INTEGER NOT NULL,
      strategy_id INTEGER NOT NULL REFERENCES strategies,
      security_id INTEGER NOT NULL REFERENCES securities,
      quantity TEXT NOT NULL,
      cost TEXT,
      PRIMARY KEY (portfolio_id, as_of, strategy_id, security_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE cash (
      portfolio_id INTEGER NOT NULL REFERENCES portfolios,
      as_of INTEGER NOT NULL, currency TEXT NOT NULL, amount TEXT NOT NULL,
      PRIMARY KEY (portfolio_id, as_of, currency)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE nav_history (
      portfolio_id INTEGER NOT NULL REFERENCES portfolios,
      date INTEGER NOT NULL, nav TEXT NOT NULL, profit_and_loss TEXT, flow TEXT,
      PRIMARY KEY (portfolio_id, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE runs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      portfolio TEXT,
      as_of TEXT,
      created_at TEXT NOT NULL,
      dataset_version TEXT NOT NULL,
      input_hash TEXT NOT NULL,
      seed INTEGER NOT NULL,
      engine_version TEXT NOT NULL,
      parameters TEXT NOT NULL,
      warnings TEXT NOT NULL,
      metrics TEXT NOT NULL,
      timings TEXT NOT NULL,
      elapsed_milliseconds REAL NOT NULL,
      result_hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX runs_by_portfolio ON runs (kind, portfolio, as_of);
    CREATE TABLE run_artefacts (
      run_id INTEGER NOT NULL REFERENCES runs,
      name TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      content BLOB NOT NULL,
      PRIMARY KEY (run_id, name)
    ) STRICT;

    CREATE TABLE limits (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      metric TEXT NOT NULL,
      parameters TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('workspace', 'portfolio', 'strategy')),
      portfolio TEXT,
      strategy TEXT,
      control_point TEXT NOT NULL,
      warn TEXT, "limit" TEXT, halt TEXT,
      warn_action TEXT NOT NULL, limit_action TEXT NOT NULL, halt_action TEXT NOT NULL,
      effective_from TEXT, effective_to TEXT,
      note TEXT NOT NULL,
      approved_by TEXT NOT NULL,
      approved_at TEXT
    ) STRICT;
    CREATE TABLE breaches (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      limit_id INTEGER NOT NULL,
      portfolio TEXT NOT NULL,
      metric TEXT NOT NULL,
      label TEXT NOT NULL,
      unit TEXT NOT NULL,
      subject TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('warn', 'limit', 'halt')),
      value REAL NOT NULL,
      threshold REAL NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'waived', 'resolved')),
      opened_run INTEGER NOT NULL REFERENCES runs,
      opened_at TEXT NOT NULL,
      opened_as_of TEXT NOT NULL,
      last_run INTEGER NOT NULL REFERENCES runs,
      last_value REAL NOT NULL,
      resolved_run INTEGER REFERENCES runs,
      resolved_at TEXT,
      owner TEXT NOT NULL,
      reason TEXT NOT NULL,
      waived_until TEXT
    ) STRICT;
    CREATE INDEX breaches_by_portfolio ON breaches (portfolio, state);

    CREATE TABLE audit_log (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT NOT NULL,
      detail TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_log_is_never_edited BEFORE UPDATE ON audit_log
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER audit_log_is_never_cut BEFORE DELETE ON audit_log
      BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

    CREATE TABLE panel_cache (
      dataset_version TEXT NOT NULL, part TEXT NOT NULL, content BLOB NOT NULL,
      PRIMARY KEY (part)
    ) STRICT;
  `,
};
