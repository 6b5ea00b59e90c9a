import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { type RunOrigin } from '../../../src-core/contract/experiment-filter.ts';
import { type RunSummary } from '../../../src-core/contract/risk.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { modelRunKind } from '../model-run.ts';
import { runHashes, runParts, type HashedRun } from '../run-hashes.ts';
import { type NewRun, type StepFigure, type StoredRun } from '../store.ts';
import { readJson, readNumbers } from './json-column.ts';

interface RunRow extends HashedRun {
  readonly id: number;
  readonly origin: RunOrigin;
  readonly part_hashes: string;
}

interface ArtefactRow {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const warnings = z.array(
  z.looseObject({
    code: z.string(),
    message: z.string(),
    subject: z.string().exactOptional(),
    count: z.number().exactOptional(),
  }),
);

const pruning = z.object({ runs: z.array(z.number()) });
const textByName = z.record(z.string(), z.string());

export type RunRepository = ReturnType<typeof runRepository>;

export function runRepository(database: Database, datasetVersion: () => string) {
  const insert = database.prepare(
    `INSERT INTO runs (kind, portfolio, as_of, created_at, dataset_version, input_hash, seed, engine_version, parameters,
       warnings, metrics, timings, elapsed_milliseconds, result_hash, parent_id, origin, source)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertNote = database.prepare('INSERT INTO run_notes VALUES (?, ?, ?, 0)');
  const insertTag = database.prepare('INSERT INTO run_tags VALUES (?, ?, ?)');
  const keepHashes = database.prepare('UPDATE runs SET part_hashes = ? WHERE id = ?');
  const insertStep = database.prepare('INSERT INTO run_series VALUES (?, ?, ?, ?)');
  const steps = database.prepare<[number], StepFigure & { readonly name: string }>(
    'SELECT name, step, value FROM run_series WHERE run_id = ? ORDER BY name, step',
  );
  const insertArtefact = database.prepare('INSERT INTO run_artefacts VALUES (?, ?, ?, ?, ?)');
  const all = database.prepare<[], RunRow>('SELECT * FROM runs ORDER BY id DESC');
  const one = database.prepare<[number], RunRow>('SELECT * FROM runs WHERE id = ?');
  const latest = database.prepare<[string, string, string | null, string | null], RunRow>(
    `SELECT * FROM runs WHERE kind = ? AND portfolio = ? AND origin = 'computed' AND (? IS NULL OR as_of = ?) ORDER BY id DESC LIMIT 1`,
  );
  const computed = database
    .prepare<[string, string | null, string | null], number>(
      `SELECT id FROM runs WHERE kind = ? AND (? IS NULL OR portfolio = ?) AND origin = 'computed' ORDER BY id DESC`,
    )
    .pluck();
  const artefacts = database.prepare<[number], ArtefactRow>(
    'SELECT name, bytes, sha256 FROM run_artefacts WHERE run_id = ? ORDER BY name',
  );
  const content = database
    .prepare<[number, string], Buffer>('SELECT content FROM run_artefacts WHERE run_id = ? AND name = ?')
    .pluck();
  const everyArtefact = database.prepare<[], ArtefactRow & { run_id: number; content: Buffer }>(
    'SELECT run_id, name, bytes, sha256, content FROM run_artefacts',
  );

  const ofModel = database
    .prepare<[number], number>(
      `SELECT id FROM runs WHERE kind = '${modelRunKind}' AND origin <> 'imported'
         AND json_extract(parameters, '$.version') = ?`,
    )
    .pluck();
  const ids = database.prepare<[], number>('SELECT id FROM runs').pluck();
  const lastId = database.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'runs'").pluck();
  const prunings = database.prepare<[], string>("SELECT detail FROM audit_log WHERE action = 'prune runs'").pluck();

  function missing(): readonly number[] {
    const known = new Set(ids.all());
    for (const detail of prunings.iterate())
      for (const id of readJson(detail, pruning, 'the audit log').runs) known.add(id);
    return Array.from({ length: lastId.get() ?? 0 }, (_, i) => i + 1).filter((id) => !known.has(id));
  }

  function summary(row: RunRow): RunSummary {
    return {
      id: row.id,
      kind: row.kind,
      portfolio: row.portfolio,
      asOf: row.as_of,
      createdAt: row.created_at,
      datasetVersion: row.dataset_version,
      seed: row.seed,
      engineVersion: row.engine_version,
      elapsedMilliseconds: row.elapsed_milliseconds,
      warnings: readJson(row.warnings, warnings, `run ${row.id}`).length,
      metrics: readNumbers(row.metrics, `run ${row.id}`),
      resultHash: row.result_hash,
      current: row.dataset_version === datasetVersion(),
      origin: row.origin,
    };
  }

  function detail(row: RunRow): StoredRun {
    return {
      ...summary(row),
      inputHash: row.input_hash,
      parameters: readJson(row.parameters, z.unknown(), `run ${row.id}`),
      warningList: readJson(row.warnings, warnings, `run ${row.id}`),
      timings: readNumbers(row.timings, `run ${row.id}`),
      artefacts: artefacts.all(row.id),
    };
  }

  return {
    add(run: NewRun): number {
      const id = Number(
        insert.run(
          run.kind,
          run.portfolio,
          run.asOf,
          run.createdAt,
          run.datasetVersion,
          run.inputHash,
          run.seed,
          run.engineVersion,
          JSON.stringify(run.parameters),
          JSON.stringify(run.warnings),
          JSON.stringify(run.metrics),
          JSON.stringify(run.timings),
          run.elapsedMilliseconds,
          run.resultHash,
          run.parent ?? null,
          run.origin ?? 'computed',
          run.source ?? null,
        ).lastInsertRowid,
      );
      for (const [name, figures] of Object.entries(run.series ?? {})) {
        for (const { step, value } of figures) insertStep.run(id, name, step, value);
      }
      for (const [name, text] of Object.entries(run.artefacts)) {
        const bytes = Buffer.from(text, 'utf8');
        insertArtefact.run(id, name, bytes.length, sha256(bytes), deflateRawSync(bytes));
      }
      if (run.notes) {
        const { title, note, tags } = run.notes;
        if (title !== '' || note !== '') insertNote.run(id, title, note);
        for (const [name, value] of Object.entries(tags)) insertTag.run(id, name, value);
      }
      keepHashes.run(JSON.stringify(runHashes(one.get(id)!, steps.iterate(id), artefacts.all(id))), id);
      return id;
    },
    all: (): readonly RunSummary[] => all.all().map(summary),
    find(id: number): StoredRun {
      const row = one.get(id);
      if (!row) throw unknownRun(`There is no run number ${id}`);
      return detail(row);
    },
    latest(kind: string, portfolio: string, asOf?: string): StoredRun | null {
      const row = latest.get(kind, portfolio, asOf ?? null, asOf ?? null);
      return row ? detail(row) : null;
    },
    /** Of one portfolio, or of all; newest first. */
    computedIds: (kind: string, portfolio?: string): readonly number[] =>
      computed.all(kind, portfolio ?? null, portfolio ?? null),
    artefact(run: number, name: string): string {
      const bytes = content.get(run, name);
      if (!bytes) throw unknownRun(`Run ${run} has no ${name}`);
      return inflateRawSync(bytes).toString('utf8');
    },
    series(run: number): Readonly<Record<string, readonly StepFigure[]>> {
      const byName: Record<string, StepFigure[]> = {};
      for (const { name, step, value } of steps.iterate(run)) (byName[name] ??= []).push({ step, value });
      return byName;
    },
    /** The run of a factor model version. */
    ofModel: (version: number): number | null => ofModel.get(version) ?? null,
    /** Runs of which a part no longer has its hash, and numbers of runs that are gone without having been pruned. */
    damage(): readonly string[] {
      const found = all.all().flatMap((row) => {
        const hashes = runHashes(row, steps.iterate(row.id), artefacts.all(row.id));
        const kept = readJson(row.part_hashes, textByName, `the hashes of run ${row.id}`);
        return runParts
          .filter((part) => kept[part] !== hashes[part])
          .map((part) => `run ${row.id}: its ${part} no longer have the hash kept with them`);
      });
      return [...found, ...missing().map((id) => `run ${id} is missing`)];
    },
    /** Names of the artefacts whose content no longer has the hash it was stored with. */
    damagedArtefacts(): readonly string[] {
      const damaged: string[] = [];
      for (const row of everyArtefact.iterate()) {
        if (!hasHash(row.content, row.sha256)) damaged.push(`run ${row.run_id}: ${row.name}`);
      }
      return damaged;
    },
  };
}

function hasHash(deflated: Buffer, expected: string): boolean {
  try {
    return sha256(inflateRawSync(deflated)) === expected;
  } catch {
    // Bytes that do not even inflate are damaged.
    return false;
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function unknownRun(message: string): DomainError {
  return new DomainError('UNKNOWN_RUN', message, {
    kept: 'Nothing was changed',
    remedy: 'List the runs and choose one of them',
  });
}
