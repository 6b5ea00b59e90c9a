import fc from 'fast-check';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Store } from '../../../src-main/store/index.ts';
import { importPrices, importSecurities, prices, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();

/** Every row of the tables that hold data, but for the mark of the batch that wrote it. */
function contentOf(file: string): string {
  const database = new SQLite(file, { readonly: true });
  const tables = ['securities', 'portfolios', 'strategies', 'positions', 'styles'];
  const content = tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all());
  const priced = database.prepare('SELECT security_id, date, close, adj_close, volume FROM prices').all();
  database.close();
  return JSON.stringify([content, priced]);
}

const edit = (store: Store, quantity: string, label = 'edit') =>
  store.editPositions('P', 100, [{ symbol: 'AAA', strategy: 's', quantity }], label);

async function filled(): Promise<Store> {
  const store = folder.create();
  await importSecurities(store, ['AAA', 'BBB']);
  await importPrices(
    store,
    'first',
    prices([
      ['AAA', 10, 1],
      ['AAA', 11, 2],
    ]),
  );
  return store;
}

describe('dataset versions', () => {
  it('are recorded as they become current, with the change that led to them and their rows', async () => {
    const store = await filled();
    await importPrices(
      store,
      'second',
      prices([
        ['AAA', 11, 3],
        ['BBB', 11, 5],
      ]),
    );
    edit(store, '7', 'first position');
    const [newest, second] = store.datasetVersions();
    expect(newest).toMatchObject({ current: true, madeBy: 'first position', changes: 4, obstacle: null });
    expect(newest!.rows).toEqual({ portfolios: 1, positions: 1, prices: 3, securities: 2, strategies: 1 });
    expect(second).toMatchObject({ current: false, madeBy: 'import of second', rows: { prices: 3, securities: 2 } });
    store.undo();
    expect(store.datasetVersions().find(({ current }) => current)?.version).toBe(second!.version);
    expect(store.datasetVersions()).toHaveLength(4);
  });

  it('can be named and pinned, which can be undone; a name stands for one of them only', async () => {
    const store = await filled();
    const [newest, before] = store.datasetVersions();
    store.editDatasetVersion(newest!.version, { name: 'year end', pinned: true });
    expect(store.datasetVersionOf('year end')).toBe(newest!.version);
    expect(store.datasetVersionOf(newest!.version.slice(0, 6))).toBe(newest!.version);
    expect(() => store.editDatasetVersion(before!.version, { name: 'year end' })).toThrow('named year end');
    expect(() => store.datasetVersionOf('year')).toThrow('no dataset version');
    store.undo();
    expect(store.datasetVersions()[0]).toMatchObject({ name: '', pinned: false });
  });

  it('are told apart by the rows that imports and edits added, changed and removed, with examples', async () => {
    const store = await filled();
    const from = store.datasetVersion();
    await importPrices(
      store,
      'second',
      prices([
        ['AAA', 11, 3],
        ['BBB', 11, 5],
      ]),
    );
    edit(store, '7', 'position');
    const to = store.datasetVersion();
    const there = store.datasetChanges(from, to);
    expect(there.map(({ label, direction }) => [label, direction])).toEqual([
      ['import of second', 'made'],
      ['position', 'made'],
    ]);
    expect(there[0]!.tables).toMatchObject([{ table: 'prices', added: 1, changed: 1, removed: 0 }]);
    expect(there[0]!.tables[0]!.examples).toEqual([
      {
        before: { symbol: 'AAA', date: '1970-01-12', close: 2, adj_close: 1.8, volume: null },
        after: { symbol: 'AAA', date: '1970-01-12', close: 3, adj_close: 2.7, volume: null },
      },
      { before: null, after: { symbol: 'BBB', date: '1970-01-12', close: 5, adj_close: 4.5, volume: null } },
    ]);
    const back = store.datasetChanges(to, from);
    expect(back[0]).toMatchObject({ direction: 'taken back', tables: [{ added: 0, changed: 1, removed: 1 }] });
    expect(store.datasetChanges(to, to)).toEqual([]);
  });

  it('are rebuilt as they were, also those of edits that were undone and followed by others', async () => {
    const store = await filled();
    edit(store, '7', 'seven');
    const seven = { version: store.datasetVersion(), content: contentOf(store.path) };
    store.undo();
    edit(store, '8', 'eight');
    expect(store.history().redo).toBeNull();
    await importPrices(store, 'second', prices([['AAA', 11, 3]]));
    const file = folder.newPath();
    store.rebuildDataset(seven.version, file);
    expect(contentOf(file)).toBe(seven.content);
    const copy = folder.open(file);
    expect(copy.datasetVersion()).toBe(seven.version);
    expect(copy.verify().filter(({ ok }) => !ok)).toEqual([]);
    expect(copy.history().redo).toBeNull();
  });

  it('that nobody relies on and that need prices which were undone are refused, naming the import', async () => {
    const store = await filled();
    await importPrices(store, 'second', prices([['AAA', 12, 3]]));
    const lost = store.datasetVersion();
    store.undoBatch(3);
    expect(store.datasetVersions().find(({ version }) => version === lost)!.obstacle).toContain('import of second');
    expect(() => store.rebuildDataset(lost, folder.newPath())).toThrow('import of second');
  });

  it('that are pinned or that a run was computed on keep the prices of an undone import', async () => {
    const store = await filled();
    await importPrices(
      store,
      'second',
      prices([
        ['AAA', 11, 7],
        ['AAA', 12, 3],
      ]),
    );
    const pinned = { version: store.datasetVersion(), content: contentOf(store.path) };
    store.editDatasetVersion(pinned.version, { pinned: true });
    store.undoBatch(3);
    await importPrices(store, 'third', prices([['AAA', 12, 9]]));
    expect(store.datasetVersions().map(({ obstacle }) => obstacle)).toEqual(store.datasetVersions().map(() => null));
    const file = folder.newPath();
    store.rebuildDataset(pinned.version, file);
    expect(contentOf(file)).toBe(pinned.content);
    const copy = folder.open(file);
    expect(copy.verify().filter(({ ok }) => !ok)).toEqual([]);
    expect(copy.batches().map(({ undone }) => undone)).toEqual([true, false, false, false]);
  });

  it('that come back with the same files imported again consist of these, also for those who rely on them', async () => {
    const store = await filled();
    const second = () => importPrices(store, 'second', prices([['AAA', 12, 3]]));
    await second();
    const version = store.datasetVersion();
    const content = contentOf(store.path);
    store.undoBatch(3);
    await second();
    expect(store.datasetVersion()).toBe(version);
    expect(store.datasetVersions()).toHaveLength(3);
    expect(store.datasetVersions()[0]).toMatchObject({ version, current: true, changes: 3, obstacle: null });

    store.editDatasetVersion(version, { name: 'year end', pinned: true });
    await importPrices(store, 'third', prices([['AAA', 13, 4]]));
    expect(store.datasetChanges(version, store.datasetVersion()).map(({ label }) => label)).toEqual([
      'import of third',
    ]);
    const later = folder.newPath();
    store.rebuildDataset(version, later);
    expect(contentOf(later)).toBe(content);

    store.undoBatch(5);
    store.undoBatch(4);
    const undone = folder.newPath();
    store.rebuildDataset(version, undone);
    expect(contentOf(undone)).toBe(content);
    await second();
    store.undo();
    const [, again] = store.datasetVersions();
    expect(again).toMatchObject({ version, name: '', pinned: false, obstacle: null });
  });

  it('are rebuilt whatever was imported, edited and taken back', async () => {
    const action = fc.oneof(
      fc.record({
        kind: fc.constant('prices' as const),
        rows: fc.uniqueArray(
          fc.tuple(fc.constantFrom('AAA', 'BBB'), fc.integer({ min: 10, max: 14 }), fc.integer({ min: 1, max: 9 })),
          {
            minLength: 1,
            maxLength: 4,
            selector: ([symbol, day]) => `${symbol}${day}`,
          },
        ),
      }),
      fc.record({ kind: fc.constant('edit' as const), quantity: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'undo batch' as const, 'pin' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 8 }), async (actions) => {
        const store = await filled();
        const contents = new Map([[store.datasetVersion(), contentOf(store.path)]]);
        for (const [i, wanted] of actions.entries()) {
          try {
            if (wanted.kind === 'prices') await importPrices(store, `p${i}`, prices(wanted.rows));
            else if (wanted.kind === 'edit') edit(store, String(wanted.quantity), `edit ${i}`);
            else if (wanted.kind === 'pin') store.editDatasetVersion(store.datasetVersion(), { pinned: true });
            else if (wanted.kind === 'undo batch') store.undoBatch(store.batches().find(({ undone }) => !undone)!.id);
            else store[wanted.kind]();
          } catch (thrown) {
            // Nothing to undo, or a later change in the way.
            if (!['NOTHING_TO_UNDO', 'BATCH_CONFLICT'].includes((thrown as { code: string }).code)) throw thrown;
          }
          contents.set(store.datasetVersion(), contentOf(store.path));
        }
        expect(store.verify().filter(({ ok }) => !ok)).toEqual([]);
        for (const row of store.datasetVersions()) {
          const { version, obstacle } = row;
          expect(store.datasetRow(version)).toEqual(row);
          const content = contents.get(version);
          if (obstacle !== null || content === undefined) continue;
          const file = folder.newPath();
          store.rebuildDataset(version, file);
          expect(contentOf(file)).toBe(content);
        }
        store.close();
      }),
      { numRuns: 12 },
    );
  });
});

describe('what other hands changed about dataset versions', () => {
  it.each([
    [
      'the changes of one',
      "UPDATE dataset_versions SET change_sets = '[[1,1]]' WHERE sequence = 2",
      'does not consist of',
    ],
    ['one whose record is no JSON', "UPDATE dataset_versions SET change_sets = '['", 'dataset versions'],
    [
      'a change of data that is gone',
      'PRAGMA foreign_keys = OFF; DELETE FROM change_sets WHERE id = 3',
      'does not consist of',
    ],
    ['the present one taken out', 'DELETE FROM dataset_versions WHERE sequence = 2', 'is not recorded'],
    ['the hash of kept prices', "UPDATE undone_prices SET sha256 = 'x'", 'kept of the undone batch 3'],
    [
      'kept prices that are no longer readable',
      "UPDATE undone_prices SET content = x'ff'",
      'kept of the undone batch 3',
    ],
  ])('is found by verify where it is %s', async (_, sql, found) => {
    const store = await filled();
    await importPrices(store, 'second', prices([['AAA', 12, 3]]));
    store.editDatasetVersion(store.datasetVersion(), { pinned: true });
    store.undoBatch(3);
    expect(store.verify().filter(({ ok }) => !ok)).toEqual([]);
    store.close();
    const database = new SQLite(store.path);
    database.exec(sql);
    database.close();
    const failed = folder
      .open(store.path)
      .verify()
      .filter(({ ok }) => !ok);
    expect(failed.map(({ name, detail }) => `${name}: ${detail}`).join('\n')).toContain(found);
  });
});
