import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Store } from '../../../src-main/store/index.ts';
import { importSecurities, newLimit, workspaceFolder } from './sample-rows.ts';

const folder = workspaceFolder();

type Edit =
  | { readonly kind: 'position'; readonly symbol: string; readonly quantity: string | null }
  | { readonly kind: 'setting'; readonly window: number }
  | { readonly kind: 'limit'; readonly warn: string };

const stateOf = (store: Store) =>
  JSON.stringify([store.positions('P'), store.limits(), store.settings(), store.mappings(), store.datasetVersion()]);

describe('undo and redo', () => {
  it('walk through any series of edits and back', async () => {
    const edit = fc.oneof(
      fc.record({
        kind: fc.constant('position' as const),
        symbol: fc.constantFrom('AAA', 'BBB'),
        quantity: fc.option(fc.integer({ min: 1, max: 9 }).map(String)),
      }),
      fc.record({ kind: fc.constant('setting' as const), window: fc.integer({ min: 2, max: 9 }) }),
      fc.record({ kind: fc.constant('limit' as const), warn: fc.integer({ min: 1, max: 9 }).map(String) }),
    );
    const apply = (store: Store, change: Edit) => {
      if (change.kind === 'position')
        store.editPositions('P', 100, [{ symbol: change.symbol, strategy: 's', quantity: change.quantity }], 'edit');
      else if (change.kind === 'setting') store.editSettings({ window: change.window });
      else store.editLimit({ ...newLimit, warn: change.warn });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const store = folder.create();
        await importSecurities(store, ['AAA', 'BBB']);
        const states = [stateOf(store)];
        for (const change of edits) {
          apply(store, change);
          // An edit that changes nothing leaves nothing to undo.
          if (stateOf(store) !== states.at(-1)) states.push(stateOf(store));
        }
        for (let i = states.length - 2; i >= 0; i--) {
          store.undo();
          expect(stateOf(store)).toBe(states[i]);
        }
        for (let i = 1; i < states.length; i++) {
          store.redo();
          expect(stateOf(store)).toBe(states[i]);
        }
        store.close();
      }),
      { numRuns: 15 },
    );
  });

  it('have nothing to do in a new workspace', () => {
    const store = folder.create();
    expect(store.history()).toEqual({ undo: null, redo: null });
    expect(() => store.undo()).toThrow('nothing to undo');
    expect(() => store.redo()).toThrow('nothing to redo');
  });

  it('forget what was undone once something else is edited', () => {
    const store = folder.create();
    store.editSettings({ window: 100 });
    store.undo();
    store.editSettings({ window: 200 });
    expect(store.history().redo).toBeNull();
    expect(store.settings().window).toBe(200);
  });

  it('stay as they are when an edit changes nothing', () => {
    const store = folder.create();
    store.editSettings({ window: 100 });
    store.undo();
    store.editSettings({});
    store.redo();
    store.editSettings({ window: 100 });
    expect(store.settings().window).toBe(100);
    expect(store.history()).toEqual({ undo: 'change of window', redo: null });
  });

  it('survive closing the workspace', () => {
    const file = folder.newPath();
    const store = folder.create(file);
    store.editSettings({ window: 100 });
    store.close();
    const again = folder.open(file);
    again.undo();
    expect(again.settings().window).toBe(500);
  });

  it('carry positions forward to a new date without touching the earlier one', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA', 'BBB']);
    store.editPositions('P', 100, [{ symbol: 'AAA', strategy: 's', quantity: '1' }], 'first');
    store.editPositions('P', 105, [{ symbol: 'BBB', strategy: 's', quantity: '2' }], 'second');
    expect(store.positions('P', 104).rows.map(({ symbol }) => symbol)).toEqual(['AAA']);
    expect(store.positions('P').rows.map(({ symbol }) => symbol)).toEqual(['AAA', 'BBB']);
    store.undo();
    expect(store.positions('P').asOf).toBe(100);
  });

  it('leave nothing in force after the last position is removed, not what was held before', async () => {
    const store = folder.create();
    await importSecurities(store, ['AAA', 'BBB']);
    store.editPositions('P', 90, [{ symbol: 'BBB', strategy: 's', quantity: '5' }], 'first');
    const before = stateOf(store);
    store.editPositions('P', 100, [{ symbol: 'BBB', strategy: 's', quantity: null }], 'close all');
    const { asOf, rows } = store.positions('P');
    expect(asOf).toBe(100);
    expect(rows.filter(({ quantity }) => Number(quantity) !== 0)).toEqual([]);
    store.undo();
    expect(stateOf(store)).toBe(before);
  });

  it('never give the number of a removed limit away again', () => {
    const store = folder.create();
    const first = store.editLimit(newLimit);
    store.removeLimit(first.id);
    expect(store.editLimit(newLimit).id).toBeGreaterThan(first.id);
  });
});
