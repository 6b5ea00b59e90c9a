import { describe, expect, it } from 'vitest';
import { type Store, type StyleValueRow } from '../../../src-main/store/index.ts';
import { batchInfo, importSecurities, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();

async function withValues(): Promise<{ readonly store: Store; readonly batch: number }> {
  const store = folder.create();
  await importSecurities(store, ['AAA', 'BBB']);
  const rows: StyleValueRow[] = [
    { style: 'carry', symbol: 'BBB', date: 11, value: -2 },
    { style: 'carry', symbol: 'AAA', date: 12, value: 1.5 },
    { style: 'carry', symbol: 'AAA', date: 10, value: 1 },
  ];
  const { batch } = await store.writeBatch(
    batchInfo('style', 'carry.csv', 3),
    { kind: 'style', rows },
    { onConflict: 'replace' },
  );
  return { store, batch };
}

describe("a user's style", () => {
  it('is made by its first imported value, and its values are given by symbol and date', async () => {
    const { store } = await withValues();
    expect(store.styles()).toEqual([{ id: 'carry', label: 'carry', formula: null, values: 3 }]);
    expect(store.styleValues('carry').map(({ symbol, date, value }) => [symbol, date, value])).toEqual([
      ['AAA', 10, 1],
      ['AAA', 12, 1.5],
      ['BBB', 11, -2],
    ]);
  });

  it('goes with its values when its import is undone', async () => {
    const { store, batch } = await withValues();
    store.undoBatch(batch);
    expect(store.styles()).toEqual([]);
    expect(store.styleValues('carry')).toEqual([]);
  });

  it('is removed with its values, and both come back by undo', async () => {
    const { store } = await withValues();
    const before = [store.styles(), store.styleValues('carry'), store.datasetVersion()];
    store.removeStyle('carry');
    expect(store.styles()).toEqual([]);
    expect(store.datasetVersion()).not.toBe(before[2]);
    expect(store.undo()).toBe('removal of style carry');
    expect([store.styles(), store.styleValues('carry'), store.datasetVersion()]).toEqual(before);
  });

  it('by formula is changed in one undoable action that changes the dataset', () => {
    const store = folder.create();
    store.editStyle({ id: 'mine', label: 'Mine', formula: 'bookToPrice' });
    const before = store.datasetVersion();
    store.editStyle({ id: 'mine', label: 'Mine', formula: 'salesToPrice' });
    expect(store.datasetVersion()).not.toBe(before);
    store.undo();
    expect(store.styles()).toEqual([{ id: 'mine', label: 'Mine', formula: 'bookToPrice', values: 0 }]);
    expect(store.datasetVersion()).toBe(before);
  });

  it('by formula takes no imported values', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA']);
    store.editStyle({ id: 'mine', label: 'Mine', formula: 'bookToPrice' });
    const rows = [{ style: 'mine', symbol: 'AAA', date: 10, value: 1 }];
    await expect(
      store.writeBatch(batchInfo('style', 'mine.csv'), { kind: 'style', rows }, { onConflict: 'replace' }),
    ).rejects.toMatchObject({ code: 'BATCH_CONFLICT' });
    expect(store.styleValues('mine')).toEqual([]);
  });

  it('that is not there cannot be removed', () => {
    const store = folder.create();
    expect(() => store.removeStyle('none')).toThrow(expect.objectContaining({ code: 'UNKNOWN_RECORD' }) as Error);
    expect(store.history().undo).toBeNull();
  });
});
