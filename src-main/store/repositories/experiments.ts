import { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { type ExperimentFilter, type RunOrigin } from '../../../src-core/contract/experiment-filter.ts';
import { type ExperimentRow } from '../../../src-core/contract/experiments.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { figure, orderOf, whereOf } from '../experiment-query.ts';
import { type ExperimentPage, type ExperimentQuery, type RunFigures, type RunNotes } from '../stored-experiment.ts';
import { readJson, readNumbers } from './json-column.ts';

interface ListRow {
  readonly id: number;
  readonly kind: string;
  readonly portfolio: string | null;
  readonly asOf: string | null;
  readonly createdAt: string;
  readonly elapsedMilliseconds: number;
  readonly datasetVersion: string;
  readonly engineVersion: string;
  readonly seed: number;
  readonly origin: RunOrigin;
  readonly parent: number | null;
  readonly warnings: number;
  readonly title: string | null;
  readonly note: string | null;
  readonly pinned: number | null;
  readonly datasetName: string | null;
  readonly children: number;
  readonly bytes: number;
  readonly tags: string;
  readonly champions: string;
}

const columns = `r.id, r.kind, r.portfolio, r.as_of AS asOf, r.created_at AS createdAt,
  r.elapsed_milliseconds AS elapsedMilliseconds, r.dataset_version AS datasetVersion, r.engine_version AS engineVersion,
  r.seed, r.origin, r.parent_id AS parent, json_array_length(r.warnings) AS warnings, n.title, n.note, n.pinned,
  (SELECT d.name FROM dataset_notes d WHERE d.version = r.dataset_version) AS datasetName,
  (SELECT count(*) FROM runs k WHERE k.parent_id = r.id) AS children,
  (SELECT coalesce(sum(length(a.content)), 0) FROM run_artefacts a WHERE a.run_id = r.id) AS bytes,
  (SELECT json_group_object(t.name, t.value) FROM run_tags t WHERE t.run_id = r.id) AS tags,
  (SELECT json_group_array(c.method) FROM champions c WHERE c.run_id = r.id AND c.ended_at IS NULL) AS champions`;

/** Newest runs of each kind whose names of metrics and parameters are listed. */
const namesFrom = 300;

const textByName = z.record(z.string(), z.string());
const texts = z.array(z.string());

/** Runs as experiments: found, sorted and paged by SQLite, which reads only the page's rows whole. */
export function experimentRepository(database: Database, datasetVersion: () => string) {
  const figuresOf = database.prepare<[string], { id: number; parameters: string; metrics: string }>(
    'SELECT id, parameters, metrics FROM runs WHERE id IN (SELECT value FROM json_each(?))',
  );
  const seriesNames = database.prepare<[string], { run_id: number; name: string }>(
    'SELECT DISTINCT run_id, name FROM run_series WHERE run_id IN (SELECT value FROM json_each(?)) ORDER BY name',
  );
  const notes = database.prepare<[number], { parent: number | null; source: string | null } & NotesRow>(
    `SELECT r.parent_id AS parent, r.source, coalesce(n.title, '') AS title, coalesce(n.note, '') AS note,
       coalesce(n.pinned, 0) AS pinned FROM runs r LEFT JOIN run_notes n ON n.run_id = r.id WHERE r.id = ?`,
  );
  const tags = database.prepare<[number], { name: string; value: string }>(
    'SELECT name, value FROM run_tags WHERE run_id = ? ORDER BY name',
  );
  const children = database.prepare<[number], number>('SELECT id FROM runs WHERE parent_id = ? ORDER BY id').pluck();

  function page({ filter, sort, columns: wanted, offset, limit }: ExperimentQuery): ExperimentPage {
    const where = whereOf(filter);
    const order = orderOf(sort);
    const total = database
      .prepare<unknown[], number>(`SELECT count(*) FROM runs r WHERE ${where.sql}`)
      .pluck()
      .get(...where.bound)!;
    const ids = database
      .prepare<unknown[], number>(`SELECT r.id FROM runs r WHERE ${where.sql} ORDER BY ${order.sql} LIMIT ? OFFSET ?`)
      .pluck()
      .all(...where.bound, ...order.bound, limit, offset);
    return { total, rows: rowsOf(ids, wanted) };
  }

  /** In the order of the ids; unknown ones are left out. */
  function rowsOf(ids: readonly number[], wanted: readonly string[]): readonly ExperimentRow[] {
    const figures = wanted.map(figure);
    const select = [columns, ...figures.map(({ sql }, i) => `${sql} AS value${i}`)].join(', ');
    const found = database
      .prepare<unknown[], ListRow & Readonly<Record<string, unknown>>>(
        `SELECT ${select} FROM runs r LEFT JOIN run_notes n ON n.run_id = r.id
         WHERE r.id IN (SELECT value FROM json_each(?))`,
      )
      .all(...figures.flatMap(({ bound }) => bound), JSON.stringify(ids));
    const version = datasetVersion();
    const byId = new Map(found.map((row) => [row.id, toRow(row, wanted, version)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  function names(filter: ExperimentFilter) {
    const where = whereOf(filter);
    // Runs of a kind hardly differ in their names: to read all of ten thousand would take a second.
    const newest = `runs r WHERE r.id IN (SELECT id FROM (
      SELECT r.id, row_number() OVER (PARTITION BY r.kind ORDER BY r.id DESC) AS place FROM runs r WHERE ${where.sql}
    ) WHERE place <= ${namesFrom})`;
    const distinct = (sql: string) =>
      database
        .prepare<unknown[], string>(sql)
        .pluck()
        .all(...where.bound);
    return {
      metrics: distinct(
        `SELECT DISTINCT j.key FROM (SELECT r.metrics FROM ${newest}) r, json_each(r.metrics) j ORDER BY j.key`,
      ),
      parameters: distinct(
        `SELECT DISTINCT j.fullkey FROM (SELECT r.parameters FROM ${newest}) r, json_tree(r.parameters) j
         WHERE j.atom IS NOT NULL AND instr(j.fullkey, '[') = 0 ORDER BY 1`,
      ).flatMap(parameterName),
      tags: distinct(
        `SELECT DISTINCT t.name FROM runs r JOIN run_tags t ON t.run_id = r.id WHERE ${where.sql} ORDER BY t.name`,
      ),
      kinds: distinct(`SELECT DISTINCT r.kind FROM runs r WHERE ${where.sql} ORDER BY r.kind`),
      portfolios: distinct(
        `SELECT DISTINCT r.portfolio FROM runs r WHERE ${where.sql} AND r.portfolio IS NOT NULL ORDER BY r.portfolio`,
      ),
    };
  }

  return {
    page,
    rowsOf,
    names,
    figures(ids: readonly number[]): readonly RunFigures[] {
      const list = JSON.stringify(ids);
      const series = new Map<number, string[]>();
      for (const { run_id, name } of seriesNames.iterate(list)) {
        series.set(run_id, [...(series.get(run_id) ?? []), name]);
      }
      const found = new Map(figuresOf.all(list).map((row) => [row.id, row]));
      return ids.map((id) => {
        const row = found.get(id);
        if (!row) throw unknownRun(id);
        return {
          id,
          parameters: readJson(row.parameters, z.unknown(), `run ${id}`),
          metrics: readNumbers(row.metrics, `run ${id}`),
          series: series.get(id) ?? [],
        };
      });
    },
    notes(id: number): RunNotes {
      const row = notes.get(id);
      if (!row) throw unknownRun(id);
      return {
        title: row.title,
        note: row.note,
        pinned: row.pinned === 1,
        parent: row.parent,
        source: row.source,
        tags: Object.fromEntries(tags.all(id).map(({ name, value }) => [name, value])),
        children: children.all(id),
      };
    },
  };
}

interface NotesRow {
  readonly title: string;
  readonly note: string;
  readonly pinned: 0 | 1;
}

function toRow(row: ListRow & Readonly<Record<string, unknown>>, wanted: readonly string[], version: string) {
  const values = wanted.map((name, i) => {
    const value = row[`value${i}`];
    return [name, typeof value === 'number' || typeof value === 'string' ? value : null] as const;
  });
  return {
    id: row.id,
    kind: row.kind,
    title: row.title ?? '',
    portfolio: row.portfolio,
    asOf: row.asOf,
    createdAt: row.createdAt,
    elapsedMilliseconds: row.elapsedMilliseconds,
    datasetVersion: row.datasetVersion,
    datasetName: row.datasetName ?? '',
    current: row.datasetVersion === version,
    engineVersion: row.engineVersion,
    seed: row.seed,
    origin: row.origin,
    warnings: row.warnings,
    parent: row.parent,
    children: row.children,
    tags: readJson(row.tags, textByName, `the tags of run ${row.id}`),
    pinned: row.pinned === 1,
    noted: (row.note ?? '') !== '',
    champions: readJson(row.champions, texts, `the champions of run ${row.id}`),
    bytes: row.bytes,
    values: Object.fromEntries(values),
  };
}

/** `$.model.id` as SQLite writes a path → `parameters.model.id`. */
function parameterName(fullKey: string): string[] {
  const steps = fullKey.replace(/^\$\.?/, '').replaceAll('"', '');
  return steps === '' ? [] : [`parameters.${steps}`];
}

export function unknownRun(id: number): DomainError {
  return new DomainError('UNKNOWN_RUN', `There is no run number ${id}`, {
    kept: 'Nothing was changed',
    remedy: 'List the runs and choose one of them',
  });
}
