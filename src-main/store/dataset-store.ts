import { type Database } from 'better-sqlite3';
import { z } from 'zod';
import { type DatasetVersionRow } from '../../src-core/contract/datasets.ts';
import { DomainError } from '../../src-core/domain-error.ts';
import { writeBackup } from './backup.ts';
import { describeChange } from './dataset-changes.ts';
import { outlook, planRebuild, type DataChangeSet } from './dataset-plan.ts';
import { rebuildCopy } from './dataset-rebuild.ts';
import { fromRanges, type SetRange } from './change-set-ranges.ts';
import { type Writing } from './model-store.ts';
import { readJson } from './repositories/json-column.ts';
import { type ExperimentStore } from './stored-experiment.ts';

type DatasetMethods =
  'datasetVersions' | 'datasetRow' | 'datasetVersionOf' | 'datasetChanges' | 'editDatasetVersion' | 'rebuildDataset';

interface VersionRow {
  readonly version: string;
  readonly sequence: number;
  readonly first_seen_at: string;
  readonly made_by: string;
  readonly change_sets: string;
  readonly row_counts: string;
  readonly name: string;
  readonly pinned: number;
}

const ranges: z.ZodType<readonly SetRange[]> = z.array(z.tuple([z.number(), z.number()]));
const counts = z.record(z.string(), z.number());
const shortestPrefix = 6;

/** The dataset versions that were ever current. */
export function datasetStore(
  database: Database,
  { edit }: Writing,
  currentVersion: () => string,
): Pick<ExperimentStore, DatasetMethods> {
  const noted = `SELECT d.*, coalesce(n.name, '') AS name, coalesce(n.pinned, 0) AS pinned
    FROM dataset_versions d LEFT JOIN dataset_notes n ON n.version = d.version`;
  const all = database.prepare<[], VersionRow>(`${noted} ORDER BY d.sequence DESC`);
  const one = database.prepare<[string], VersionRow>(`${noted} WHERE d.version = ?`);
  const dataSets = database.prepare<[], DataChangeSet>(
    `SELECT s.id, s.kind, s.label, s.at, s.state, s.dataset_hash AS hash, b.id AS batch,
       coalesce(b.price_rows, 0) AS priceRows,
       EXISTS (SELECT 1 FROM undone_prices u WHERE u.batch_id = b.id) AS pricesKept
     FROM change_sets s LEFT JOIN import_batches b ON b.change_set_id = s.id
     WHERE s.dataset_hash IS NOT NULL ORDER BY s.id`,
  );
  const usageOf = database.prepare<[string], number>('SELECT count(*) FROM runs WHERE dataset_version = ?').pluck();
  const usage = database.prepare<[], { version: string; runs: number }>(
    'SELECT dataset_version AS version, count(*) AS runs FROM runs GROUP BY dataset_version',
  );

  const rangesOf = (row: VersionRow) => readJson(row.change_sets, ranges, `dataset version ${row.version}`);
  const membersOf = (row: VersionRow, sets: readonly DataChangeSet[]): readonly number[] =>
    fromRanges(
      rangesOf(row),
      sets.map(({ id }) => id),
    );

  function described(row: VersionRow, facts: Pick<DatasetVersionRow, 'changes' | 'runs' | 'obstacle'>) {
    return {
      version: row.version,
      sequence: row.sequence,
      name: row.name,
      pinned: row.pinned === 1,
      current: row.version === currentVersion(),
      firstSeenAt: row.first_seen_at,
      madeBy: row.made_by,
      rows: readJson(row.row_counts, counts, `dataset version ${row.version}`),
      ...facts,
    };
  }

  function list(): readonly DatasetVersionRow[] {
    const outlookOf = outlook(dataSets.all());
    const runs = new Map(usage.all().map(({ version, runs: count }) => [version, count]));
    return all.all().map((row) => described(row, { ...outlookOf(rangesOf(row)), runs: runs.get(row.version) ?? 0 }));
  }

  function rowOf(version: string): DatasetVersionRow | null {
    const row = one.get(version);
    if (!row) return null;
    const sets = dataSets.all();
    const members = membersOf(row, sets);
    const { obstacle } = planRebuild(version, members, sets);
    return described(row, { changes: members.length, obstacle, runs: usageOf.get(version) ?? 0 });
  }

  function resolve(text: string): string {
    const versions = all.all();
    const named = versions.filter(({ name, version }) => version === text || (name !== '' && name === text));
    const found =
      named.length > 0 || text.length < shortestPrefix
        ? named
        : versions.filter(({ version }) => version.startsWith(text.toLowerCase()));
    if (found.length === 1) return found[0]!.version;
    throw new DomainError(
      'UNKNOWN_RECORD',
      found.length === 0 ? `There is no dataset version ${text}` : `Several dataset versions begin with ${text}`,
      {
        kept: 'Nothing was changed',
        remedy:
          'List the dataset versions and give the name of one, or more of its beginning (six characters at least)',
      },
    );
  }

  return {
    datasetVersions: list,
    datasetRow: rowOf,
    datasetVersionOf: resolve,
    datasetChanges(from, to) {
      const sets = dataSets.all();
      const before = new Set(membersOf(one.get(resolve(from))!, sets));
      const after = new Set(membersOf(one.get(resolve(to))!, sets));
      return sets
        .filter(({ id }) => before.has(id) !== after.has(id))
        .map((set) => describeChange(database, set, after.has(set.id) ? 'made' : 'taken back'));
    },
    editDatasetVersion: (version, { name, pinned }) => {
      const row = one.get(version)!;
      if (name && all.all().some((other) => other.name === name && other.version !== version)) {
        throw new DomainError('INVALID_INPUT', `Another dataset version is named ${name} already`, {
          kept: 'Nothing was changed',
          remedy: 'Choose another name',
        });
      }
      edit(`change of dataset version ${version.slice(0, 12)}`, false, (recorder) => {
        recorder.put('dataset_notes', {
          version,
          name: name ?? row.name,
          pinned: pinned === undefined ? row.pinned : Number(pinned),
        });
      });
    },
    rebuildDataset(version, target) {
      const sets = dataSets.all();
      const plan = planRebuild(version, membersOf(one.get(resolve(version))!, sets), sets);
      if (plan.obstacle !== null) throw cannotRebuild(version, plan.obstacle);
      const copy = writeBackup(database, target);
      rebuildCopy(target, version, plan);
      return copy;
    },
  };
}

export function cannotRebuild(version: string, obstacle: string): DomainError {
  return new DomainError(
    'DATASET_CHANGED',
    `The dataset version ${version.slice(0, 12)} can't be rebuilt: ${obstacle}`,
    {
      kept: 'The workspace is unchanged',
      remedy: 'Import that file again, or open a backup from that time',
    },
  );
}
