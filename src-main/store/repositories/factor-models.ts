import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type NewFactorModel, type StoredFactorModel, type StoredModelDay } from '../store.ts';

const columns = `id, created_at AS createdAt, dataset_version AS datasetVersion, as_of AS asOf, preset, parameters,
  parameters_hash AS parametersHash, parent_id AS parent, own_from AS ownFrom, engine_version AS engineVersion,
  elapsed_milliseconds AS elapsedMilliseconds, hash, summary`;

type DayTable = 'factor_model_days' | 'factor_model_reviews';

export function factorModelRepository(database: Database) {
  const insert = database.prepare(
    `INSERT INTO factor_models (created_at, dataset_version, as_of, preset, parameters, parameters_hash, parent_id, own_from,
       engine_version, elapsed_milliseconds, hash, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPart = database.prepare('INSERT INTO factor_model_parts VALUES (?, ?, ?, ?)');
  const all = database.prepare<[], StoredFactorModel>(`SELECT ${columns} FROM factor_models ORDER BY id DESC`);
  const one = database.prepare<[number], StoredFactorModel>(`SELECT ${columns} FROM factor_models WHERE id = ?`);
  const part = database
    .prepare<[number, string], Buffer>('SELECT content FROM factor_model_parts WHERE model_id = ? AND name = ?')
    .pluck();
  const parts = database.prepare<[], { model_id: number; name: string; sha256: string; content: Buffer }>(
    'SELECT model_id, name, sha256, content FROM factor_model_parts',
  );
  const daysOf = (table: DayTable) => ({
    insert: database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`),
    read: database.prepare<[number, number, number], StoredModelDay>(
      `SELECT model_id AS model, date, content FROM ${table} WHERE model_id = ? AND date BETWEEN ? AND ? ORDER BY date`,
    ),
  });
  const days = daysOf('factor_model_days');
  const reviews = daysOf('factor_model_reviews');

  function find(id: number): StoredFactorModel {
    const model = one.get(id);
    if (model) return model;
    throw new DomainError('UNKNOWN_MODEL', `There is no factor model version ${id}`, {
      kept: 'Nothing was changed',
      remedy: 'List the versions and choose one of them, or build the model',
    });
  }

  /** A version's own rows after those of the versions it continues. */
  function chain(read: typeof days.read, id: number, from: EpochDay, to: EpochDay): readonly StoredModelDay[] {
    const rows: (readonly StoredModelDay[])[] = [];
    let last = to;
    for (let model: StoredFactorModel | null = find(id); model && from <= last;) {
      rows.unshift(read.all(model.id, Math.max(from, model.ownFrom), last));
      last = Math.min(last, model.ownFrom - 1);
      model = model.parent === null ? null : find(model.parent);
    }
    return rows.flat();
  }

  return {
    add(model: NewFactorModel): number {
      const id = Number(
        insert.run(
          model.createdAt,
          model.datasetVersion,
          model.asOf,
          model.preset,
          model.parameters,
          model.parametersHash,
          model.parent,
          model.ownFrom,
          model.engineVersion,
          model.elapsedMilliseconds,
          model.hash,
          model.summary,
        ).lastInsertRowid,
      );
      for (const { date, content } of model.days) days.insert.run(id, date, content);
      for (const { date, content } of model.reviews) reviews.insert.run(id, date, content);
      for (const [name, content] of Object.entries(model.parts)) insertPart.run(id, name, sha256(content), content);
      return id;
    },
    all: (): readonly StoredFactorModel[] => all.all(),
    find,
    days: (id: number, from = -Infinity, to = Infinity) => chain(days.read, id, whole(from), whole(to)),
    reviews: (id: number) => chain(reviews.read, id, whole(-Infinity), whole(Infinity)),
    part(id: number, name: string): Uint8Array {
      const content = part.get(find(id).id, name);
      if (content) return content;
      throw new DomainError('CORRUPT_WORKSPACE', `The factor model version ${id} has lost its ${name}`, {
        kept: 'The file was not changed',
        remedy: 'Build the model again, or restore a backup',
      });
    },
    /** Names of the parts whose content no longer has the hash it was stored with. */
    damagedParts(): readonly string[] {
      const damaged: string[] = [];
      for (const row of parts.iterate()) {
        if (sha256(row.content) !== row.sha256) damaged.push(`factor model ${row.model_id}: ${row.name}`);
      }
      return damaged;
    },
  };
}

/** SQLite compares whole numbers; the ends of time are far enough at ± 2⁵³ days. */
function whole(day: number): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, day));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
