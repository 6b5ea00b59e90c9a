import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

let desk: Desk;
const file = 'w.plimsoll';
beforeAll(async () => {
  desk = await openDesk();
  await writeMarketFiles(desk);
  await desk.plimsoll('init', file);
  const all = ['--positions', 'core.csv', '--prices', 'prices.csv', '--securities', 'securities.csv'];
  await desk.plimsoll('import', file, ...all);
  await desk.plimsoll('risk', file);
  await desk.plimsoll('risk', file, '--window', '100');
});
afterAll(() => desk.close());

const rows = async (...args: string[]) => {
  const { document } = await desk.json('experiments', file, 'list', '--kind', 'risk', ...args);
  return document['rows'] as { id: number; values: Record<string, number>; origin: string }[];
};

describe('experiments', () => {
  it('finds runs by conditions and tags, with the figures asked for', async () => {
    const found = await rows(
      '--where',
      'parameters.window = 100',
      '--columns',
      'nav',
      '--columns',
      'parameters.window',
    );
    expect(found).toMatchObject([{ values: { 'parameters.window': 100, nav: expect.any(Number) as number } }]);
    const id = String(found[0]!.id);
    expect((await desk.plimsoll('experiments', file, 'tag', id, 'desk=eq', 'reviewed')).code).toBe(0);
    expect((await desk.plimsoll('experiments', file, 'note', id, 'why', '--title', 'Short', '--pin')).code).toBe(0);
    expect(await rows('--tag', 'desk=eq')).toMatchObject([{ title: 'Short', pinned: true }]);
    expect((await desk.plimsoll('experiments', file, 'show', id)).stdout).toContain('Tag desk');
    expect(await rows('--tag', 'desk=bonds')).toEqual([]);
  });

  it.each([
    ['a condition that is none', ['list', '--where', 'nav']],
    ['a run that is no number', ['show', 'x']],
    ['too few runs', ['compare', '1']],
    ['an export to nowhere', ['export', '1']],
    ['pruning without a number', ['prune']],
    ['a champion without a reason', ['promote', '1', '--method', 'ewma']],
  ])('refuses %s as wrong usage', async (_, args) => {
    expect((await desk.plimsoll('experiments', file, ...args)).code).toBe(2);
  });

  it('compares, and says what pruning would remove', async () => {
    const ids = (await rows()).map(({ id }) => String(id));
    const { document } = await desk.json('experiments', file, 'compare', ...ids);
    expect(document['parameters']).toMatchObject([{ name: 'window', values: ['100', '500'] }]);
    const prune = await desk.json('experiments', file, 'prune', '--keep', '1', '--kind', 'risk');
    expect(prune.document).toMatchObject({ applied: false });
    expect(await rows()).toHaveLength(2);
  });

  it('writes the layout of MLflow into a folder, and JSON that another workspace takes', async () => {
    const { document } = await desk.json('experiments', file, 'export', '--format', 'mlflow', '--out', 'ml');
    const [run] = document['runs'] as number[];
    expect(run).toBeDefined();
    const written = await readdir(path.join(desk.folder, 'ml', 'mlruns'), { recursive: true });
    const meta = written.find((name) => name.split(path.sep).length === 3 && name.endsWith('meta.yaml'))!;
    expect(await readFile(path.join(desk.folder, 'ml', 'mlruns', meta), 'utf8')).toContain('artifact_uri: "file://');
    expect((await desk.plimsoll('experiments', file, 'export', '--out', 'runs.json')).code).toBe(0);
    await desk.plimsoll('init', 'other.plimsoll');
    const taken = await desk.json('experiments', 'other.plimsoll', 'import', 'runs.json');
    expect(taken.document['added']).not.toHaveLength(0);
    const again = await desk.json('experiments', 'other.plimsoll', 'import', 'runs.json');
    expect(again.document['added']).toEqual([]);
    expect((await desk.plimsoll('runs', 'other.plimsoll', 'reproduce', '1')).code).toBe(3);
  });
});

describe('datasets', () => {
  it('names a version, computes on it, tells it apart and rebuilds it', async () => {
    const { document } = await desk.json('datasets', file);
    const versions = document['versions'] as { version: string; madeBy: string }[];
    expect(versions.map(({ madeBy }) => madeBy)).toEqual([
      'import of core.csv',
      'import of prices.csv',
      'import of securities.csv',
    ]);
    const current = versions[0]!.version;
    expect((await desk.plimsoll('datasets', file, 'pin', current.slice(0, 8), '--name', 'year end')).code).toBe(0);
    await desk.write('more.csv', 'symbol,quantity,strategy\nALFA,2000,Value\n');
    await desk.plimsoll('import', file, '--positions', 'more.csv');
    const risk = await desk.json('risk', file, '--dataset', 'year end', '--portfolio', 'core');
    expect(risk.document).toMatchObject({ datasetVersion: current, stale: true });
    expect((await rows())[0]).toMatchObject({ id: risk.document['run'], origin: 'rebuilt' });
    const reproduced = await desk.json('runs', file, 'reproduce', String(risk.document['run']));
    expect(reproduced.document).toMatchObject({ identical: true, dataset: 'rebuilt' });
    const diff = await desk.plimsoll('datasets', file, 'diff', 'year end', (await newest()).slice(0, 10));
    expect(diff.stdout).toContain('import of more.csv');
    expect((await desk.plimsoll('datasets', file, 'rebuild', 'year end', '--out', 'old.plimsoll')).code).toBe(0);
    expect((await desk.json('portfolios', 'old.plimsoll')).document['portfolios']).toHaveLength(1);
    expect((await desk.plimsoll('verify', 'old.plimsoll')).code).toBe(0);
    expect((await desk.plimsoll('datasets', file, 'rebuild', 'nowhere', '--out', 'x.plimsoll')).code).toBe(2);
  });

  const newest = async () =>
    ((await desk.json('datasets', file)).document['versions'] as { version: string }[])[0]!.version;
});
