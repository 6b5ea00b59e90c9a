import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scenario } from '../../../../src-core/contract/index.ts';
import { limitOf, makeWorkspace, testBench, type TestBench } from '../small-workspace.ts';

let bench: TestBench;

beforeAll(async () => {
  bench = testBench();
  await makeWorkspace(bench.path('stress.plimsoll'));
  await bench.application.invoke('workspace.open', { path: bench.path('stress.plimsoll') });
});

afterAll(() => bench.dispose());

const own: Scenario = {
  id: 'energy-and-storm',
  name: 'Energy and a storm',
  description: 'Energy falls while everything swings twice as far.',
  group: 'Own',
  parts: [
    { kind: 'sector', sector: 'Energy', size: -0.3 },
    { kind: 'worst-days', days: 5 },
    { kind: 'volatility', multiple: 2 },
  ],
};

describe('stress on a workspace', () => {
  it('lists the library with what cannot be computed and why', async () => {
    const library = await bench.application.invoke('stress.library', {});
    expect(library.portfolio).toBe('Core');
    const byId = new Map(library.scenarios.map((entry) => [entry.scenario.id, entry]));
    expect(byId.get('worst-month')).toMatchObject({ origin: 'library', unavailable: null });
    expect(byId.get('black-monday-1987')!.unavailable).toContain('begins on');
    expect(byId.get('market-minus-10')!.unavailable).toContain('factor model');
    expect(library.sectors.map(({ sector }) => sector)).toEqual(['Energy', 'Materials', 'Utilities']);
    expect(library.symbols).toHaveLength(4);
  });

  it('runs all of them as rows, one a scenario', async () => {
    const stages: string[] = [];
    const run = await bench.application.invoke('stress.run', {}, { onProgress: ({ stage }) => stages.push(stage) });
    const { scenarios } = await bench.application.invoke('stress.library', {});
    expect(run.rows.map(({ scenario }) => scenario)).toEqual(scenarios.map(({ scenario }) => scenario.id));
    expect(run.results).toEqual([]);
    expect(stages).toContain('Computing scenarios');
    const crash = run.rows.find(({ scenario }) => scenario === 'sector-energy')!;
    expect(crash.loss).toBeGreaterThan(0);
    expect(crash.amount).toMatch(/^\d+\.\d\d$/);
  });

  it('answers a given scenario in full, and the same while it is being built', async () => {
    const full = await bench.application.invoke('stress.run', { scenario: own });
    const preview = await bench.application.invoke('stress.preview', { scenario: own });
    expect(preview).toEqual(full);
    const { results, rows } = preview;
    expect(results).toHaveLength(1);
    expect(results[0]!.byPart.map(({ kind }) => kind)).toEqual(['sector', 'worst-days', 'volatility']);
    expect(results[0]!.paths[0]!.dates).toHaveLength(5);
    expect(rows[0]!.loss).toBe(results[0]!.loss);
  });

  it('stops when it is cancelled, and nobody else who waits for the same market with it', async () => {
    const controller = new AbortController();
    const question = { asOf: '2025-06-30' };
    const cancelled = bench.application.invoke('stress.run', question, { signal: controller.signal });
    const waiting = bench.application.invoke('stress.run', question);
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect((await waiting).asOf).toBe('2025-06-30');
  });

  it('finds the move that loses what was asked for, without a factor model in the securities’ returns', async () => {
    const found = await bench.application.invoke('stress.reverse', { loss: 0.05 });
    expect(found.space).toBe('securities');
    expect(found.loss).toBeCloseTo(0.05, 12);
    await expect(bench.application.invoke('stress.reverse', { loss: 0 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

const invoke: TestBench['application']['invoke'] = (...given) => bench.application.invoke(...given);

describe('scenarios of one’s own', () => {
  it('are saved in versions, used, removed, and all of it can be undone', async () => {
    expect(await invoke('stress.save', own)).toMatchObject({ version: 1, removed: false });
    expect(await invoke('stress.save', { ...own, name: 'Changed' })).toMatchObject({ version: 2 });
    const listed = async () =>
      (await invoke('stress.library', {})).scenarios.find(({ scenario }) => scenario.id === own.id);
    expect(await listed()).toMatchObject({ origin: 'own', version: 2, scenario: { name: 'Changed' } });
    await invoke('history.undo', {});
    expect(await listed()).toMatchObject({ version: 1, scenario: { name: own.name } });
    const { rows } = await invoke('stress.run', { ids: [own.id, 'worst-day'] });
    expect(rows.map(({ scenario }) => scenario)).toEqual([own.id, 'worst-day']);

    await invoke('stress.remove', { id: own.id });
    expect(await listed()).toBeUndefined();
    await expect(invoke('stress.remove', { id: own.id })).rejects.toMatchObject({ code: 'UNKNOWN_RECORD' });
    expect((await invoke('stress.versions', { id: own.id })).map(({ removed }) => removed)).toEqual([true, false]);
    await invoke('history.undo', {});
    expect(await listed()).toMatchObject({ version: 1 });
    await invoke('history.undo', {});
    expect(await listed()).toBeUndefined();
  });

  it('stand in for a library scenario of the same id until they are removed', async () => {
    await invoke('stress.save', { ...own, id: 'sigma-2', name: 'My two σ' });
    const named = async () =>
      (await invoke('stress.library', {})).scenarios.filter(({ scenario }) => scenario.id === 'sigma-2');
    expect(await named()).toMatchObject([{ origin: 'own', scenario: { name: 'My two σ' } }]);
    await invoke('stress.remove', { id: 'sigma-2' });
    expect(await named()).toMatchObject([{ origin: 'library', scenario: { name: '2 σ' } }]);
  });

  it('go out as a file and come back, all or none', async () => {
    await expect(invoke('stress.export', {})).rejects.toMatchObject({ code: 'UNKNOWN_RECORD' });
    const { text, scenarios } = await invoke('stress.export', { ids: ['worst-day', 'market-minus-10'] });
    expect(scenarios).toBe(2);
    const broken = text.replace('"days": 1', '"days": 0');
    await expect(invoke('stress.import', { text: broken })).rejects.toMatchObject({
      code: 'BAD_ROWS',
      message: expect.stringContaining('scenarios[0].parts[0].days'),
    });
    expect(await invoke('stress.versions', { id: 'market-minus-10' })).toEqual([]);
    expect((await invoke('stress.import', { text })).saved).toHaveLength(2);
    expect((await invoke('stress.export', {})).text).toBe(
      (await invoke('stress.export', { ids: ['market-minus-10', 'worst-day'] })).text,
    );
    await invoke('history.undo', {});
    expect(await invoke('stress.versions', { id: 'worst-day' })).toEqual([]);
  });

  it('name proxies whose prices are loaded, and a proxy nobody knows is warned of', async () => {
    const replay = (proxy: string): Scenario => ({
      ...own,
      parts: [{ kind: 'worst-days', days: 5, proxies: [{ symbol: 'AAA', proxy }] }],
    });
    const known = await invoke('stress.run', { scenario: replay('BBB') });
    expect(known.results[0]!.warnings.map(({ code }) => code)).not.toContain('UNKNOWN_PROXY');
    const unknown = await invoke('stress.run', { scenario: replay('NOWHERE') });
    expect(unknown.results[0]!.warnings.map(({ code }) => code)).toContain('UNKNOWN_PROXY');
  });
});

describe('stress limits', () => {
  it('are held against every result and measured by risk runs, with one’s own scenarios', async () => {
    await invoke('stress.save', own);
    const limit = limitOf('stress-loss', { parameters: { subject: own.id }, warn: '0.01', limit: '0.02' });
    const { id } = await invoke('limits.save', limit);
    const { results } = await invoke('stress.run', { ids: [own.id] });
    expect(results[0]!.limits).toMatchObject([{ limitId: id, level: 'limit', action: 'reject' }]);
    const risk = await invoke('risk.run', {});
    expect(risk.parameters.scenarios).toEqual([{ id: own.id, version: expect.any(Number) }]);
    expect(risk.stress.find(({ scenario }) => scenario === own.id)!.loss).toBe(results[0]!.loss);
    expect(risk.limits.find(({ limitId }) => limitId === id)).toMatchObject({ level: 'limit', subject: own.id });

    await invoke('stress.save', { ...own, parts: [{ kind: 'sigma', multiple: 1 }] });
    expect((await invoke('risk.latest', {}))!.stale).toBe(true);
    // A run is reproduced from the versions it recorded, not from those of today.
    expect(await invoke('runs.reproduce', { id: risk.run })).toMatchObject({ identical: true });
  });
});
