import { type Database } from 'better-sqlite3';
import { undonePriceRepository } from './repositories/undone-prices.ts';

/**
 * Removes runs and what hangs on them alone, inside the caller's transaction. Edits of their titles, notes and tags can no
 * longer be undone and are forgotten.
 */
export function pruneRuns(database: Database, ids: readonly number[]): void {
  const list = JSON.stringify(ids);
  const among = 'IN (SELECT value FROM json_each(?))';
  const models = database
    .prepare<[string], number>(
      `SELECT json_extract(parameters, '$.version') FROM runs WHERE kind = 'model' AND origin <> 'imported' AND id ${among}`,
    )
    .pluck()
    .all(list);
  database
    .prepare(
      `DELETE FROM changes WHERE table_name IN ('run_notes', 'run_tags') AND json_extract(row_key, '$[0]') ${among}`,
    )
    .run(list);
  database
    .prepare(
      `DELETE FROM change_sets WHERE kind = 'edit' AND dataset_hash IS NULL
         AND NOT EXISTS (SELECT 1 FROM changes WHERE change_set_id = change_sets.id)`,
    )
    .run();
  for (const table of ['run_notes', 'run_tags', 'run_series', 'run_artefacts']) {
    database.prepare(`DELETE FROM ${table} WHERE run_id ${among}`).run(list);
  }
  // A run goes before the one it continues.
  const remove = database.prepare('DELETE FROM runs WHERE id = ?');
  for (const id of ids.toSorted((a, b) => b - a)) remove.run(id);
  for (const table of ['factor_model_days', 'factor_model_reviews', 'factor_model_parts']) {
    database.prepare(`DELETE FROM ${table} WHERE model_id ${among}`).run(JSON.stringify(models));
  }
  const removeModel = database.prepare('DELETE FROM factor_models WHERE id = ?');
  for (const id of models.toSorted((a, b) => b - a)) removeModel.run(id);
  undonePriceRepository(database).dropUnneeded();
}
