import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { type Database } from 'better-sqlite3';
import { datasetLog, versionOf } from '../dataset-log.ts';
import { modelRun } from '../model-run.ts';
import { runHashes, type HashedRun } from '../run-hashes.ts';
import { type StoredFactorModel } from '../stored-model.ts';

/**
 * Gives what a file of an earlier version holds its place in the new tables: a run for each factor model version, the hashes
 * of all runs, and the dataset versions that its changes tell of.
 */
export function fillExperiments(database: Database): void {
  addModelRuns(database);
  hashRuns(database);
  recordVersions(database);
}

function addModelRuns(database: Database): void {
  const models = database
    .prepare<[], StoredFactorModel>(
      `SELECT id, created_at AS createdAt, dataset_version AS datasetVersion, as_of AS asOf, preset, parameters,
         parameters_hash AS parametersHash, parent_id AS parent, own_from AS ownFrom, engine_version AS engineVersion,
         elapsed_milliseconds AS elapsedMilliseconds, hash, summary FROM factor_models ORDER BY id`,
    )
    .all();
  const insert = database.prepare(
    `INSERT INTO runs (kind, portfolio, as_of, created_at, dataset_version, input_hash, seed, engine_version, parameters,
       warnings, metrics, timings, elapsed_milliseconds, result_hash, parent_id)
     VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?, ?)`,
  );
  const insertArtefact = database.prepare('INSERT INTO run_artefacts VALUES (?, ?, ?, ?, ?)');
  const runOf = new Map<number, number>();
  for (const model of models) {
    const run = modelRun(model);
    const added = insert.run(
      run.kind,
      run.asOf,
      model.createdAt,
      model.datasetVersion,
      model.parametersHash,
      run.seed,
      model.engineVersion,
      JSON.stringify(run.parameters),
      JSON.stringify(run.warnings),
      JSON.stringify(run.metrics),
      model.elapsedMilliseconds,
      run.resultHash,
      model.parent === null ? null : (runOf.get(model.parent) ?? null),
    );
    const id = Number(added.lastInsertRowid);
    const bytes = Buffer.from(run.result, 'utf8');
    const hash = createHash('sha256').update(bytes).digest('hex');
    insertArtefact.run(id, 'result', bytes.length, hash, deflateRawSync(bytes));
    runOf.set(model.id, id);
  }
}

function hashRuns(database: Database): void {
  const artefacts = database.prepare<[number], { name: string; bytes: number; sha256: string }>(
    'SELECT name, bytes, sha256 FROM run_artefacts WHERE run_id = ? ORDER BY name',
  );
  const keep = database.prepare('UPDATE runs SET part_hashes = ? WHERE id = ?');
  for (const run of database.prepare<[], HashedRun & { id: number }>('SELECT * FROM runs').all()) {
    keep.run(JSON.stringify(runHashes(run, [], artefacts.all(run.id))), run.id);
  }
}

/**
 * Each prefix of the changes in force was once current. With those taken back among them, others may have been: they count
 * where a run was computed on them.
 */
function recordVersions(database: Database): void {
  const sets = database
    .prepare<[], { id: number; at: string; label: string; dataset_hash: string; state: string }>(
      'SELECT id, at, label, dataset_hash, state FROM change_sets WHERE dataset_hash IS NOT NULL ORDER BY id',
    )
    .all();
  const used = new Set(database.prepare<[], string>('SELECT DISTINCT dataset_version FROM runs').pluck().all());
  const log = datasetLog(database);
  const applied = sets.filter(({ state }) => state === 'applied');
  const candidates = [
    ...sets.map((_, i) => sets.slice(0, i + 1)).filter((prefix) => used.has(versionOf(prefix))),
    ...applied.map((_, i) => applied.slice(0, i + 1)),
  ].sort((a, b) => a.at(-1)!.id - b.at(-1)!.id || b.length - a.length);
  for (const prefix of candidates) log.record(prefix, prefix.at(-1)!.at);
}
