import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { styles as registered } from '../../../../src-core/factor-model/descriptors/registry.ts';
import { market, writeRows } from './market-workspace.ts';
import { modelBench, type ModelBench } from './model-bench.ts';

let bench: ModelBench;
beforeEach(async () => {
  bench = await modelBench();
});
afterEach(() => bench.dispose());

const { symbols, dates } = market.panel;
const save = (id: string, formula: string) => bench.application.invoke('styles.save', { id, label: 'My own', formula });
const build = () => bench.application.invoke('model.build', {});
const styleValues = {
  kind: 'style' as const,
  rows: symbols.map((symbol, i) => ({ style: 'signal', symbol, date: dates[0]!, value: market.signal[i]! })),
};

describe('descriptors', () => {
  it('are listed for every style of a model, with formula and source', async () => {
    const listed = await bench.application.invoke('descriptors.list', {});
    expect(new Set(listed.map(({ style }) => style))).toEqual(new Set(registered.map(({ label }) => label)));
    for (const { formula, source, inputs } of listed)
      expect([formula, source, inputs.join()].every((text) => text.length > 0)).toBe(true);
  });
});

describe('a style of one’s own', () => {
  it('by formula is a factor of the next model, and no more once it is undone', async () => {
    const before = await build();
    expect(await save('safe-value', 'z(bookToPrice) - 0.5 * z(debtToAssets)')).toMatchObject({ values: 0 });
    expect(await bench.application.invoke('model.show', { id: before.id })).toMatchObject({ current: false });
    const own = await build();
    expect(own.factorList).toContainEqual({ id: 'safe-value', label: 'My own', group: 'style' });
    await bench.application.invoke('history.undo', {});
    expect(await build()).toMatchObject({ id: before.id, current: true });
  });

  it('by imported values is a factor that finds the returns it was drawn from', async () => {
    await bench.change((store) => writeRows(store, styleValues));
    const { id, factorList } = await build();
    expect(factorList.map((factor) => factor.id)).toContain('signal');
    const history = await bench.application.invoke('model.history', { id });
    const estimated = history.factors.find(({ factor }) => factor.id === 'signal')!.returns;
    const pairs = estimated.flatMap((value, t) => (value === null ? [] : [[value, market.signalReturns[t]!] as const]));
    const product = (f: (pair: readonly [number, number]) => number) =>
      pairs.reduce((total, pair) => total + f(pair), 0);
    const correlation = product(([a, b]) => a * b) / Math.sqrt(product(([a]) => a * a) * product(([, b]) => b * b));
    expect(correlation).toBeGreaterThan(0.7);
  });

  it('is listed with its formula or the number of its values, and removed', async () => {
    await bench.change((store) => writeRows(store, styleValues));
    await save('mine', 'bookToPrice');
    const list = () => bench.application.invoke('styles.list', {});
    expect(await list()).toEqual([
      { id: 'mine', label: 'My own', formula: 'bookToPrice', values: 0 },
      { id: 'signal', label: 'signal', formula: null, values: symbols.length },
    ]);
    await bench.application.invoke('styles.remove', { id: 'signal' });
    expect((await list()).map(({ id }) => id)).toEqual(['mine']);
    await bench.application.invoke('history.undo', {});
    expect(await list()).toHaveLength(2);
  });

  it('is refused under a name every model uses, with a formula that means nothing, or over imported values', async () => {
    await bench.change((store) => writeRows(store, styleValues));
    for (const name of ['size', 'market', 'specific'])
      await expect(save(name, 'bookToPrice')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    for (const formula of ['karma', '1 + 1', 'z(bookToPrice', 'bookToPrice; 1', 'constructor'])
      await expect(save('mine', formula)).rejects.toMatchObject({ code: 'BAD_FORMULA' });
    await expect(save('signal', 'bookToPrice')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(bench.application.invoke('styles.remove', { id: 'none' })).rejects.toMatchObject({
      code: 'UNKNOWN_RECORD',
    });
    expect(await bench.application.invoke('styles.list', {})).toHaveLength(1);
  });
});
