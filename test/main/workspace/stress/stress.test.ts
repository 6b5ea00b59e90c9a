import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scenario } from '../../../../src-core/contract/index.ts';
import { makeWorkspace, testBench, type TestBench } from '../small-workspace.ts';

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

  it('answers a given scenario in full, and at once the second time', async () => {
    await bench.application.invoke('stress.run', { scenario: own });
    const started = performance.now();
    const { results, rows } = await bench.application.invoke('stress.run', { scenario: own });
    expect(performance.now() - started).toBeLessThan(100);
    expect(results).toHaveLength(1);
    expect(results[0]!.byPart.map(({ kind }) => kind)).toEqual(['sector', 'worst-days', 'volatility']);
    expect(results[0]!.paths[0]!.dates).toHaveLength(5);
    expect(rows[0]!.loss).toBe(results[0]!.loss);
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
