import { type Migration } from './migration.ts';

/**
 * Factor model versions, the user's styles, and for every change of data the first day on which it could change a model.
 * A version keeps the days it computed itself and takes earlier ones from its parent.
 */
export const factorModels: Migration = {
  version: 2,
  name: 'factor models',
  sql: `
    ALTER TABLE change_sets ADD COLUMN model_from INTEGER;

    CREATE TABLE styles (
      id TEXT PRIMARY KEY, label TEXT NOT NULL, formula TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE style_values (
      style_id TEXT NOT NULL REFERENCES styles,
      security_id INTEGER NOT NULL REFERENCES securities,
      date INTEGER NOT NULL,
      value REAL NOT NULL,
      PRIMARY KEY (style_id, security_id, date)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE factor_models (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      created_at TEXT NOT NULL,
      dataset_version TEXT NOT NULL,
      as_of INTEGER NOT NULL,
      preset TEXT NOT NULL,
      parameters TEXT NOT NULL,
      parameters_hash TEXT NOT NULL,
      parent_id INTEGER REFERENCES factor_models,
      own_from INTEGER NOT NULL,
      engine_version TEXT NOT NULL,
      elapsed_milliseconds REAL NOT NULL,
      hash TEXT NOT NULL,
      summary TEXT NOT NULL,
      summary_sha256 TEXT NOT NULL,
      days_sha256 TEXT NOT NULL
    ) STRICT;
    CREATE INDEX factor_models_by_parameters ON factor_models (parameters_hash, dataset_version);
    CREATE TABLE factor_model_days (
      model_id INTEGER NOT NULL REFERENCES factor_models, date INTEGER NOT NULL, content BLOB NOT NULL,
      PRIMARY KEY (model_id, date)
    ) STRICT;
    CREATE TABLE factor_model_reviews (
      model_id INTEGER NOT NULL REFERENCES factor_models, date INTEGER NOT NULL, content BLOB NOT NULL,
      PRIMARY KEY (model_id, date)
    ) STRICT;
    CREATE TABLE factor_model_parts (
      model_id INTEGER NOT NULL REFERENCES factor_models, name TEXT NOT NULL, sha256 TEXT NOT NULL, content BLOB NOT NULL,
      PRIMARY KEY (model_id, name)
    ) STRICT;
  `,
};
