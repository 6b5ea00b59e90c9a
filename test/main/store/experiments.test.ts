import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type NewRun, type Store } from '../../../src-main/store/index.ts';
import { importPrices, importSecurities, prices, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();
const at = '2026-01-05T08:00:00.000Z';

const run: NewRun = {
  kind: 'backtest',
  portfolio: 'P',
  asOf: '2020-01-31',
  createdAt: at,
  datasetVersion: 'd',
  inputHash: 'i',
  seed: 1,
  engineVersion: '0',
  parameters: { window: 500, methods: ['historical', 'ewma'] },
  warnings: [{ code: 'SHORT_WINDOW', message: 'short' }],
  metrics: { 'violationRatio.historical': 1.5 },
  timings: { total: 3 },
  elapsedMilliseconds: 3,
  resultHash: 'h',
  artefacts: { result: '{"a":1}' },
  series: { loss: [{ step: 1, value: 0.5 }] },
};
const champion = { portfolio: 'P', method: 'historical', at, by: 'A', reason: 'the best record' };

describe('a champion', () => {
  it('is one a portfolio: a new one ends the one before, and the history stays', () => {
    const store = folder.create();
    const id = store.addRun(run);
    expect(store.champion('P')).toBeNull();
    store.promoteChampion({ ...champion, run: id });
    store.promoteChampion({ ...champion, run: id, method: 'ewma', by: 'B' });
    expect(store.champion('P')).toMatchObject({ method: 'ewma', by: 'B', endedAt: null });
    expect(store.champion('Q')).toBeNull();
    expect(store.champions('P').map(({ method, endedBy }) => [method, endedBy])).toEqual([
      ['ewma', null],
      ['historical', 'B'],
    ]);
    store.demoteChampion('P', { at, by: 'C', reason: 'no longer' });
    expect(store.champion('P')).toBeNull();
    expect(store.auditLog().map(({ action, actor }) => [action, actor])).toEqual([
      ['promote champion', 'A'],
      ['demote champion', 'B'],
      ['promote champion', 'B'],
      ['demote champion', 'C'],
    ]);
    expect(store.verify().filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('what other hands changed about experiments', () => {
  async function findings(sql: string): Promise<readonly string[]> {
    const file = folder.newPath();
    const store: Store = folder.create(file);
    await importSecurities(store, ['AAA']);
    const first = store.addRun(run);
    const second = store.addRun({ ...run, parent: first, origin: 'imported', source: '{}' });
    store.promoteChampion({ ...champion, run: first });
    store.editExperiments([second], { tags: { a: 'b' }, note: 'n' }, 'tags');
    store.close();
    const database = new SQLite(file);
    database.exec(sql);
    database.close();
    return folder
      .open(file)
      .verify()
      .filter(({ ok }) => !ok)
      .map(({ name, detail }) => `${name}: ${detail}`);
  }

  it.each([
    ['a parameter', `UPDATE runs SET parameters = '{"window":501}' WHERE id = 1`, 'run 1: its parameters'],
    ['a metric', `UPDATE runs SET metrics = '{"violationRatio.historical":1}' WHERE id = 2`, 'run 2: its metrics'],
    ['a warning', `UPDATE runs SET warnings = '[]' WHERE id = 1`, 'run 1: its warnings'],
    ['the dataset version', `UPDATE runs SET dataset_version = 'e' WHERE id = 1`, 'run 1: its facts'],
    ['the parent', 'UPDATE runs SET parent_id = NULL WHERE id = 2', 'run 2: its facts'],
    ['the origin of an imported run', `UPDATE runs SET origin = 'computed' WHERE id = 2`, 'run 2: its facts'],
    ['a figure by step', 'UPDATE run_series SET value = 0.4 WHERE run_id = 1', 'run 1: its figures by step'],
    ['the hash of an artefact', `UPDATE run_artefacts SET sha256 = 'x' WHERE run_id = 1`, 'run 1: its artefacts'],
    [
      'an added artefact',
      `INSERT INTO run_artefacts SELECT 1, 'b', bytes, sha256, content FROM run_artefacts WHERE run_id = 2`,
      'run 1: its artefacts',
    ],
    ['a champion', `UPDATE champions SET method = 'ewma'`, 'champion 1 differs from the audit log in method'],
    ['a champion that was taken out', 'DELETE FROM champions', 'champion 1 is missing'],
    [
      'a champion nobody promoted',
      `INSERT INTO champions (portfolio, method, run_id, at, actor, reason) VALUES ('Q', 'ewma', 1, '', '', '')`,
      'champion 2 was never recorded',
    ],
    [
      'a run that was taken out',
      `DELETE FROM run_tags WHERE run_id = 2; DELETE FROM run_notes WHERE run_id = 2; DELETE FROM run_series WHERE run_id = 2;
       DELETE FROM run_artefacts WHERE run_id = 2; DELETE FROM runs WHERE id = 2`,
      'run 2 is missing',
    ],
  ])('is found by verify where it is %s', async (_, sql, found) => {
    expect((await findings(sql)).join('\n')).toContain(found);
  });

  it('is nothing where it is what a person may change at any time', async () => {
    const edited = "UPDATE run_notes SET note = 'other'; UPDATE run_tags SET value = 'c'";
    expect(await findings(edited)).toEqual([]);
  });
});

/** The file with what the step to experiments added taken out again. */
function asBeforeExperiments(file: string): SQLite.Database {
  const database = new SQLite(file);
  database.pragma('foreign_keys = OFF');
  const added = [
    'undone_prices',
    'run_notes',
    'run_tags',
    'run_series',
    'champions',
    'calculation_parts',
    'dataset_notes',
    'dataset_versions',
    'task_log',
    'quality_log',
  ];
  for (const table of added) database.exec(`DROP TABLE ${table}`);
  for (const index of ['runs_by_parent', 'runs_by_dataset']) database.exec(`DROP INDEX ${index}`);
  for (const column of ['parent_id', 'origin', 'source', 'part_hashes'])
    database.exec(`ALTER TABLE runs DROP COLUMN ${column}`);
  database.exec('ALTER TABLE change_sets DROP COLUMN shelved');
  database.pragma('user_version = 3');
  return database;
}

describe('a workspace of the version before experiments', () => {
  it('gets a run for each factor model, hashes for its runs, and its dataset versions', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    await importSecurities(store, ['AAA', 'BBB']);
    store.addRun({ ...run, kind: 'risk', datasetVersion: store.datasetVersion() });
    const versions = store.datasetVersions();
    store.close();
    const database = asBeforeExperiments(file);
    database.exec(
      `INSERT INTO factor_models VALUES (4, '${at}', 'x', 18000, 'full', '{"seed":7}', 'p', NULL, 17000, '0.4.0', 12, 'hash',
         '{"meanRSquared":0.4,"days":10,"ownDays":10,"symbols":["A"],"kept":[1,2],"warnings":[]}', 's', 'd')`,
    );
    database.close();
    const migrated = folder.open(file);
    const withoutTimes = (rows: typeof versions) => rows.map(({ firstSeenAt: _at, ...row }) => row);
    expect(withoutTimes(migrated.datasetVersions())).toEqual(withoutTimes(versions));
    expect(migrated.runs().map(({ kind, seed, metrics }) => [kind, seed, metrics])).toEqual([
      ['model', 7, { meanRSquared: 0.4, days: 10, ownDays: 10, securities: 1, factors: 2 }],
      ['risk', 1, run.metrics],
    ]);
    const checks = new Map(migrated.verify().map(({ name, ok }) => [name, ok]));
    expect(checks.get('runs')).toBe(true);
  });

  it('has its versions of the changes in force, also where the same were made before and undone', async () => {
    const file = folder.newPath();
    const store = folder.create(file);
    await importSecurities(store, ['AAA']);
    const second = () => importPrices(store, 'second', prices([['AAA', 12, 3]]));
    await second();
    store.addRun({ ...run, kind: 'risk', datasetVersion: store.datasetVersion() });
    store.undoBatch(2);
    await second();
    store.close();
    asBeforeExperiments(file).close();
    const migrated = folder.open(file);
    expect(migrated.datasetVersions()[0]).toMatchObject({ current: true, runs: 1, changes: 2, obstacle: null });
    expect(migrated.verify().find(({ name }) => name === 'dataset versions')).toMatchObject({ ok: true });
  });
});
