import { type Database } from 'better-sqlite3';
import { type RetainableRun } from './stored-experiment.ts';

interface Row extends Omit<RetainableRun, 'pinned' | 'references'> {
  readonly pinned: number;
  readonly pinnedVersion: number;
}

/** What in other tables stands on a run: `run` refers to it, `what` names it for the user. */
const referring = `
  SELECT opened_run AS run, 'breach ' || id AS what FROM breaches
  UNION SELECT last_run, 'breach ' || id FROM breaches
  UNION SELECT resolved_run, 'breach ' || id FROM breaches WHERE resolved_run IS NOT NULL
  UNION SELECT run_id, 'the history of breach ' || breach_id FROM breach_events WHERE run_id IS NOT NULL
  UNION SELECT run_id, 'halt ' || id FROM halts
  UNION SELECT run_id, 'champion ' || id || ' of ' || portfolio FROM champions
  UNION SELECT CAST(json_extract(inputs, '$.run') AS INTEGER), 'order check ' || id FROM order_checks
    WHERE json_valid(inputs) AND json_extract(inputs, '$.run') IS NOT NULL`;

/** All runs with what retention rules ask of them. */
export function retainableRuns(database: Database): readonly RetainableRun[] {
  const references = new Map<number, string[]>();
  for (const { run, what } of database.prepare<[], { run: number; what: string }>(referring).iterate()) {
    references.set(run, [...(references.get(run) ?? []), what]);
  }
  const rows = database
    .prepare<[], Row>(
      `SELECT r.id, r.kind, r.portfolio, r.as_of AS asOf, r.created_at AS createdAt, r.origin, r.parent_id AS parent,
         CASE WHEN r.kind = 'model' AND r.origin <> 'imported' THEN json_extract(r.parameters, '$.version') END AS model,
         CASE WHEN r.origin <> 'imported' THEN
           coalesce(json_extract(r.parameters, '$.model.id'), json_extract(r.parameters, '$.history.model.id')) END AS usedModel,
         coalesce(n.pinned, 0) AS pinned,
         EXISTS (SELECT 1 FROM dataset_notes d WHERE d.version = r.dataset_version AND d.pinned = 1) AS pinnedVersion,
         length(r.parameters) + length(r.metrics)
           + (SELECT coalesce(sum(length(a.content)), 0) FROM run_artefacts a WHERE a.run_id = r.id)
           + (SELECT count(*) * 24 FROM run_series s WHERE s.run_id = r.id) AS bytes
       FROM runs r LEFT JOIN run_notes n ON n.run_id = r.id ORDER BY r.id`,
    )
    .all();
  return rows.map(({ pinned, pinnedVersion, ...row }) => ({
    ...row,
    pinned: pinned === 1,
    references: [...(references.get(row.id) ?? []), ...(pinnedVersion === 1 ? ['its dataset version is pinned'] : [])],
  }));
}
