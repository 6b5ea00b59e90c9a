import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type EpochDay } from '../../../src-core/market/epoch-day.ts';
import { type NewFactorModel, type StoredFactorModel, type StoredModelDay } from '../store.ts';

type DayTable = 'factor_model_days' | 'factor_model_reviews';
type DatedContent = NewFactorModel['days'][number];
interface ModelRow extends StoredFactorModel {
  readonly summaryHash: string;
  readonly daysHash: string;
}

export type FactorModelRepository = ReturnType<typeof factorModelRepository>;

export function factorModelRepository(database: Database) {
  const columns = `id, created_at AS createdAt, dataset_version AS datasetVersion, as_of AS asOf, preset, parameters,
    parameters_hash AS parametersHash, parent_id AS parent, own_from AS ownFrom, engine_version AS engineVersion,
    elapsed_milliseconds AS elapsedMilliseconds, hash, summary, summary_sha256 AS summaryHash, days_sha256 AS daysHash`;
  const insert = database.prepare(
    `INSERT INTO factor_models (created_at, dataset_version, as_of, preset, parameters, parameters_hash, parent_id, own_from,
       engine_version, elapsed_milliseconds, hash, summary, summary_sha256, days_sha256)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPart = database.prepare('INSERT INTO factor_model_parts VALUES (?, ?, ?, ?)');
  const all = database.prepare<[], ModelRow>(`SELECT ${columns} FROM factor_models ORDER BY id DESC`);
  const one = database.prepare<[number], ModelRow>(`SELECT ${columns} FROM factor_models WHERE id = ?`);
  const part = database.prepare<[number, string], { sha256: string; content: Buffer }>(
    'SELECT sha256, content FROM factor_model_parts WHERE model_id = ? AND name = ?',
  );
  const parts = database.prepare<[number], { name: string; sha256: string; content: Buffer }>(
    'SELECT name, sha256, content FROM factor_model_parts WHERE model_id = ?',
  );
  const daysOf = (table: DayTable) => ({
    insert: database.prepare(`INSERT INTO ${table} VALUES (?, ?, ?)`),
    read: database.prepare<[number, number, number], StoredModelDay>(
      `SELECT model_id AS model, date, content FROM ${table} WHERE model_id = ? AND date BETWEEN ? AND ? ORDER BY date`,
    ),
    own: database.prepare<[number], DatedContent>(
      `SELECT date, content FROM ${table} WHERE model_id = ? ORDER BY date`,
    ),
  });
  const days = daysOf('factor_model_days');
  const reviews = daysOf('factor_model_reviews');

  function find(id: number): StoredFactorModel {
    const model = one.get(id);
    if (model) return sound(model);
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
      model = model.parent === null ? null : find(earlier(model.id, model.parent));
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
          sha256(model.summary),
          hashOfDays(model.days, model.reviews),
        ).lastInsertRowid,
      );
      for (const { date, content } of model.days) days.insert.run(id, date, content);
      for (const { date, content } of model.reviews) reviews.insert.run(id, date, content);
      for (const [name, content] of Object.entries(model.parts)) insertPart.run(id, name, sha256(content), content);
      return id;
    },
    all: (): readonly StoredFactorModel[] => all.all().map(sound),
    find,
    days: (id: number, from = -Infinity, to = Infinity) => chain(days.read, id, whole(from), whole(to)),
    reviews: (id: number) => chain(reviews.read, id, whole(-Infinity), whole(Infinity)),
    part(id: number, name: string): Uint8Array {
      const found = part.get(find(id).id, name);
      if (!found) throw damaged(id, `its ${name} is missing`);
      if (sha256(found.content) !== found.sha256) throw damaged(id, `its ${name} was changed`);
      return found.content;
    },
    /** What is wrong with the stored versions: content that no longer has its hash, a chain that leads nowhere. */
    damage(): readonly string[] {
      return all.all().flatMap((model) => {
        const { id, parent } = model;
        const wrong: string[] = [];
        const suspect = (isSound: boolean, what: string) => {
          if (!isSound) wrong.push(`version ${id}: ${what}`);
        };
        suspect(sha256(model.summary) === model.summaryHash, 'its summary no longer has its hash');
        suspect(sha256(model.parameters) === model.parametersHash, 'its parameters no longer have their hash');
        suspect(
          hashOfDays(days.own.iterate(id), reviews.own.iterate(id)) === model.daysHash,
          'its days no longer have their hash',
        );
        for (const { name, sha256: hash, content } of parts.iterate(id)) {
          suspect(sha256(content) === hash, `its ${name} no longer has its hash`);
        }
        suspect(
          parent === null || (parent < id && one.get(parent) !== undefined),
          'the version it continues is missing',
        );
        return wrong;
      });
    },
  };
}

/** A version as it was written; its numbers are read by what it says of itself, so that is checked each time. */
function sound({ summaryHash, daysHash: _, ...model }: ModelRow): StoredFactorModel {
  if (sha256(model.summary) !== summaryHash) throw damaged(model.id, 'its summary was changed');
  if (sha256(model.parameters) !== model.parametersHash) throw damaged(model.id, 'its parameters were changed');
  return model;
}

/** Versions continue earlier ones; a chain that does not lead back would never end. */
function earlier(id: number, parent: number): number {
  if (parent < id) return parent;
  throw damaged(id, 'it continues a later version');
}

function damaged(id: number, what: string): DomainError {
  return new DomainError('CORRUPT_WORKSPACE', `The factor model version ${id} is damaged: ${what}`, {
    kept: 'The file was left as it is; nothing was deleted',
    remedy: 'Run verify, and restore the newest good backup',
  });
}

/** SQLite compares whole numbers; the ends of time are far enough at ± 2⁵³ days. */
function whole(day: number): number {
  return Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, day));
}

function hashOfDays(days: Iterable<DatedContent>, reviews: Iterable<DatedContent>): string {
  const hash = createHash('sha256');
  for (const [kind, rows] of Object.entries({ days, reviews })) {
    for (const { date, content } of rows) hash.update(`${kind} ${date} ${content.byteLength}\n`).update(content);
  }
  return hash.digest('hex');
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
