import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openNewWorkspace, testBench, type TestBench } from '../small-workspace.ts';

let bench: TestBench;
const runs: number[] = [];
const list = (input: Parameters<typeof bench.application.invoke<'experiments.list'>>[1] = {}) =>
  bench.application.invoke('experiments.list', input);
const idsOf = async (filter: object) => (await list({ filter })).rows.map(({ id }) => id);

beforeAll(() => {
  bench = testBench();
});
afterAll(() => bench.dispose());
beforeEach(async () => {
  await openNewWorkspace(bench);
  runs.length = 0;
  for (const window of [60, 120, 250]) runs.push((await bench.application.invoke('risk.run', { window })).run);
});

describe('experiments', () => {
  it('are found by metrics, parameters, tags and text, sorted and paged', async () => {
    const { application } = bench;
    const [first, second, third] = runs;
    await application.invoke('experiments.edit', {
      ids: [second!],
      change: { tags: { desk: 'Equities', reviewed: '' }, title: '100 % of the book', note: 'as discussed' },
    });
    expect(await idsOf({ where: [{ name: 'parameters.window', operator: '>=', value: 120 }] })).toEqual([
      third,
      second,
    ]);
    expect(await idsOf({ where: [{ name: 'nav', operator: '>', value: 0 }] })).toHaveLength(3);
    expect(await idsOf({ where: [{ name: 'no-such-figure', operator: '!=', value: 0 }] })).toEqual([]);
    expect(await idsOf({ tags: [{ name: 'desk', value: 'Equities' }] })).toEqual([second]);
    expect(await idsOf({ tags: [{ name: 'reviewed' }] })).toEqual([second]);
    expect(await idsOf({ text: '100 %' })).toEqual([second]);
    expect(await idsOf({ text: '_' })).toEqual([]);
    expect(await idsOf({ text: `#${first}` })).toEqual([first]);
    const sorted = await list({
      sort: { by: 'parameters.window', descending: false },
      columns: ['parameters.window', 'nav', 'nothing'],
      offset: 1,
      limit: 1,
      filter: { kinds: ['risk'] },
    });
    expect(sorted).toMatchObject({ total: 3, offset: 1 });
    expect(sorted.rows).toHaveLength(1);
    expect(sorted.rows[0]).toMatchObject({
      id: second,
      title: '100 % of the book',
      tags: { desk: 'Equities', reviewed: '' },
    });
    expect(sorted.rows[0]!.values).toMatchObject({ 'parameters.window': 120, nothing: null });
    const names = await application.invoke('experiments.names', {});
    expect(names.parameters).toContain('parameters.window');
    expect(names.metrics).toContain('nav');
    expect(names.tags).toEqual(['desk', 'reviewed']);
    await expect(list({ sort: { by: 'a"b' } })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are compared by the parameters that differ and all metrics', async () => {
    const compared = await bench.application.invoke('experiments.compare', { ids: runs });
    expect(compared.experiments.map(({ id }) => id)).toEqual(runs);
    expect(compared.parameters.map(({ name }) => name)).toEqual(['window']);
    expect(compared.parameters[0]!.values).toEqual(['60', '120', '250']);
    expect(compared.sameParameters).toBeGreaterThan(5);
    const nav = compared.metrics.find(({ name }) => name === 'nav')!;
    expect(new Set(nav.values).size).toBe(1);
    await expect(bench.application.invoke('experiments.compare', { ids: [runs[0]!, 99] })).rejects.toMatchObject({
      code: 'UNKNOWN_RUN',
    });
  });

  it('show what they left behind, and their notes can be undone and done again', async () => {
    const { application } = bench;
    const [id] = runs;
    await application.invoke('experiments.edit', { ids: [id!], change: { note: 'first', tags: { a: '1' } } });
    await application.invoke('experiments.edit', { ids: [id!], change: { note: '', untag: ['a'] } });
    expect(await application.invoke('experiments.show', { id: id! })).toMatchObject({ note: '', tags: {} });
    await application.invoke('history.undo', {});
    const shown = await application.invoke('experiments.show', { id: id! });
    expect(shown).toMatchObject({ note: 'first', tags: { a: '1' }, origin: 'computed', heldBy: [] });
    expect(shown.reproducible.possible).toBe(true);
    const result = shown.artefacts.find(({ name }) => name === 'result')!;
    const file = await application.invoke('experiments.artefact', { id: id!, name: 'result' });
    expect(Buffer.from(file.base64, 'base64')).toHaveLength(result.bytes);
    await application.invoke('history.redo', {});
    expect(await application.invoke('experiments.show', { id: id! })).toMatchObject({ note: '', tags: {} });
    await expect(
      application.invoke('experiments.edit', { ids: [id!, 99], change: { note: 'x' } }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_RUN' });
    expect(await application.invoke('experiments.show', { id: id! })).toMatchObject({ note: '' });
  });

  it('of a backtest or a training only become champions, one a portfolio, with the reason in the audit log', async () => {
    const { application } = bench;
    await expect(
      application.invoke('champions.promote', { run: runs[0]!, method: 'historical', by: 'A', reason: 'r' }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_METHOD' });
    expect(await application.invoke('champions.list', {})).toEqual([]);
    await expect(
      application.invoke('champions.demote', { portfolio: 'Core', by: 'A', reason: 'r' }),
    ).rejects.toMatchObject({ code: 'UNKNOWN_RECORD' });
  });
});

describe('retention', () => {
  it('says what would go, removes it once, and never what something stands on', async () => {
    const { application } = bench;
    const [first, second] = runs;
    await application.invoke('experiments.edit', { ids: [first!], change: { pinned: true } });
    await application.invoke('experiments.edit', { ids: [second!], change: { note: 'to go' } });
    const preview = await application.invoke('experiments.retention', { keep: 1 });
    expect(preview).toMatchObject({
      applied: false,
      remove: [{ id: second }],
      held: [{ id: first, reasons: ['it is pinned'] }],
    });
    expect(preview.bytes).toBeGreaterThan(0);
    expect((await list()).total).toBe(3);
    const wrong = application.invoke('experiments.prune', { keep: 1, by: 'A', expected: [first!] });
    await expect(wrong).rejects.toMatchObject({ code: 'DATASET_CHANGED' });
    await application.invoke('experiments.prune', { keep: 1, by: 'A', expected: [second!] });
    expect(await idsOf({})).toEqual([runs[2], first]);
    expect((await application.invoke('workspace.verify', {})).findings).toEqual([]);
    const [entry] = (await application.invoke('audit.list', {})).entries;
    expect(entry).toMatchObject({ actor: 'A', action: 'prune runs' });
    // The note of the pruned run is not in the way of undoing what was done before it.
    await application.invoke('history.undo', {});
    expect(await application.invoke('experiments.show', { id: first! })).toMatchObject({ pinned: false });
  });
});
