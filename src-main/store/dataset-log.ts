import { createHash } from 'node:crypto';
import { type Database } from 'better-sqlite3';
import { fromRanges, toRanges, type SetRange } from './change-set-ranges.ts';

/** Rows of each table that holds data, by its name; tables without rows are left out. */
export type RowCounts = Readonly<Record<string, number>>;

interface AppliedSet {
  readonly id: number;
  readonly at: string;
  readonly label: string;
  readonly dataset_hash: string;
}

/**
 * Keeps what dataset versions were ever current, of which changes each consists, and how many rows it has. A version that comes
 * back by the same imports made again consists of these from then on: those it had are undone, and their prices may be gone.
 */
export interface DatasetLog {
  /** Records the present version where it is a new one. */
  note(at: string): void;
  /** Records the version that these changes of data make up, where it is a new one; else that these make it up now. */
  record(sets: readonly AppliedSet[], at: string): void;
}

export function datasetLog(database: Database): DatasetLog {
  const applied = database.prepare<[], AppliedSet>(
    `SELECT id, at, label, dataset_hash FROM change_sets
     WHERE state = 'applied' AND dataset_hash IS NOT NULL ORDER BY id`,
  );
  const everySet = database
    .prepare<[], number>('SELECT id FROM change_sets WHERE dataset_hash IS NOT NULL ORDER BY id')
    .pluck();
  const known = database
    .prepare<[string], string>('SELECT change_sets FROM dataset_versions WHERE version = ?')
    .pluck();
  const update = database.prepare('UPDATE dataset_versions SET change_sets = ? WHERE version = ?');
  const nearest = database.prepare<[], { change_sets: string; row_counts: string }>(
    'SELECT change_sets, row_counts FROM dataset_versions ORDER BY sequence DESC LIMIT 1',
  );
  const insert = database.prepare(
    `INSERT INTO dataset_versions (version, sequence, first_seen_at, made_by, change_sets, row_counts)
     VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM dataset_versions), ?, ?, ?, ?)`,
  );
  const growth = rowGrowth(database);

  /** Counted from the version recorded last: only the changes in which they differ are looked at. */
  function rowCounts(ids: readonly number[], every: readonly number[]): RowCounts {
    const last = nearest.get();
    const before = last ? fromRanges(JSON.parse(last.change_sets) as SetRange[], every) : [];
    const counts = new Map(Object.entries(last ? (JSON.parse(last.row_counts) as RowCounts) : {}));
    const add = (id: number, sign: 1 | -1) => {
      for (const [table, rows] of growth(id)) counts.set(table, (counts.get(table) ?? 0) + sign * rows);
    };
    const had = new Set(before);
    const has = new Set(ids);
    for (const id of ids) if (!had.has(id)) add(id, 1);
    for (const id of before) if (!has.has(id)) add(id, -1);
    return Object.fromEntries([...counts].filter(([, rows]) => rows !== 0).sort());
  }

  function record(sets: readonly AppliedSet[], at: string): void {
    const version = versionOf(sets);
    const ids = sets.map(({ id }) => id);
    const every = everySet.all();
    const ranges = JSON.stringify(toRanges(ids, every));
    const before = known.get(version);
    if (before !== undefined) {
      if (before !== ranges) update.run(ranges, version);
      return;
    }
    insert.run(version, at, sets.at(-1)?.label ?? '', ranges, JSON.stringify(rowCounts(ids, every)));
  }

  return { note: (at) => record(applied.all(), at), record };
}

/** SHA-256 over what these changes of data did, in order. */
export function versionOf(sets: Iterable<{ readonly dataset_hash: string }>): string {
  const hash = createHash('sha256');
  for (const { dataset_hash } of sets) hash.update(dataset_hash).update('\n');
  return hash.digest('hex');
}

/** By how many rows an action made each table longer. Prices that an import inserted in bulk are counted by its batch. */
function rowGrowth(database: Database): (changeSet: number) => ReadonlyMap<string, number> {
  const recorded = database.prepare<[number], { table_name: string; growth: number; replaced: number }>(
    `SELECT table_name, sum(before IS NULL) - sum(after IS NULL) AS growth,
       sum(before IS NOT NULL AND after IS NOT NULL) AS replaced
     FROM changes WHERE change_set_id = ? GROUP BY table_name`,
  );
  const bulk = database
    .prepare<[number], number>('SELECT sum(price_rows) FROM import_batches WHERE change_set_id = ? AND price_rows > 0')
    .pluck();
  return (changeSet) => {
    const counts = new Map<string, number>();
    let replacedPrices = 0;
    for (const { table_name, growth, replaced } of recorded.iterate(changeSet)) {
      counts.set(table_name, growth);
      if (table_name === 'prices') replacedPrices = replaced;
    }
    const inserted = (bulk.get(changeSet) ?? 0) - replacedPrices;
    if (inserted > 0) counts.set('prices', (counts.get('prices') ?? 0) + inserted);
    return counts;
  };
}
