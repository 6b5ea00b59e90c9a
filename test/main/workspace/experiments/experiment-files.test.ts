import { readFileSync, writeFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryHash } from '../../../../src-main/workspace/experiments/gather-export.ts';
import { openNewWorkspace, testBench, type TestBench } from '../small-workspace.ts';

let bench: TestBench;
let exported: string;
let risk: number;
const importing = (text: string, name = 'runs.json') => {
  writeFileSync(bench.path(name), text);
  return bench.application.invoke('experiments.import', { file: bench.path(name), by: 'A' });
};
const entries = () => JSON.parse(exported) as { experiments: Record<string, unknown>[] };

beforeAll(async () => {
  bench = testBench();
  await openNewWorkspace(bench);
  ({ run: risk } = await bench.application.invoke('risk.run', {}));
  await bench.application.invoke('experiments.edit', {
    ids: [risk],
    change: { title: 'Base', note: 'n', tags: { desk: 'eq' } },
  });
  const file = await bench.application.invoke('experiments.export', { ids: [risk], format: 'json' });
  exported = Buffer.from(file.base64, 'base64').toString('utf8');
});
afterAll(() => bench.dispose());

describe('a file of experiments', () => {
  it('is not taken over twice, nor where the runs were computed', async () => {
    expect(await importing(exported)).toEqual({ added: [], present: [risk] });
  });

  it.each([
    [
      'a metric',
      (entry: Record<string, unknown>): object => ({ ...entry, metrics: { nav: 1 } }),
      'it no longer has its hash',
    ],
    ['what is no run', (): object => ({ id: 1 }), 'not valid'],
  ])('with %s changed is refused whole', async (_, change, why) => {
    const file = entries();
    const text = JSON.stringify({ ...file, experiments: file.experiments.map(change) });
    await expect(importing(text)).rejects.toMatchObject({
      code: 'BAD_ROWS',
      message: expect.stringContaining(why) as string,
    });
    await expect(importing('{')).rejects.toMatchObject({ code: 'BAD_ROWS' });
    await expect(importing(JSON.stringify({ ...file, version: 2 }))).rejects.toThrow('newer');
  });

  it.each([
    [
      'a step twice',
      {
        series: {
          loss: [
            [1, 0.5],
            [1, 0.4],
          ],
        },
      },
      'the steps do not ascend',
    ],
    [
      'steps out of order',
      {
        series: {
          loss: [
            [2, 0.5],
            [1, 0.4],
          ],
        },
      },
      'the steps do not ascend',
    ],
    ['a tag without a name', { tags: { '': 'x' } }, 'tags'],
    ['a tag that could not be removed', { tags: { 'a=b': 'x' } }, 'tags.a=b'],
    ['a tag that is too long', { tags: { a: 'x'.repeat(201) } }, 'tags.a'],
    ['a metric that moves the cursor', { metrics: { 'nav\u001b[2J': 1 } }, 'metrics'],
  ])('with %s is refused whole, though its hash is right', async (_, change, why) => {
    const file = entries();
    const changed = file.experiments.map((entry) => ({ ...entry, createdAt: '2026-01-01T00:00:00.000Z', ...change }));
    const experiments = changed.map((entry) => ({ ...entry, sha256: entryHash(entry as never) }));
    await expect(importing(JSON.stringify({ ...file, experiments }))).rejects.toMatchObject({
      code: 'BAD_ROWS',
      message: expect.stringContaining(why) as string,
    });
  });

  it('is a zip with the layout of MLflow where that is asked for', async () => {
    const file = await bench.application.invoke('experiments.export', { ids: [risk], format: 'mlflow' });
    const names = Object.keys(unzipSync(Buffer.from(file.base64, 'base64')));
    expect(names.filter((name) => name.endsWith('/meta.yaml'))).toHaveLength(2);
    expect(names.some((name) => /^mlruns\/\d+\/[0-9a-f]{32}\/metrics\/nav$/.test(name))).toBe(true);
    const folder = await bench.application.invoke('experiments.files', { ids: [risk], folder: bench.folder });
    expect(folder.files.map(({ name }) => name)).toEqual(names);
    const meta = folder.files.find(({ name }) => /^mlruns\/\d+\/meta\.yaml$/.test(name))!;
    expect(Buffer.from(meta.base64, 'base64').toString()).toContain(`file://${bench.folder}/mlruns/`);
  });

  it('brings runs to another workspace, marked as imported and never reproduced or promoted there', async () => {
    const { application } = bench;
    await openNewWorkspace(bench, []);
    const { added } = await importing(exported, 'again.json');
    expect(added).toEqual([{ run: 1, from: risk, kind: 'risk' }]);
    const shown = await application.invoke('experiments.show', { id: 1 });
    expect(shown).toMatchObject({
      origin: 'imported',
      title: 'Base',
      note: 'n',
      tags: { desk: 'eq' },
      current: false,
      source: { workspace: 'Test', run: risk },
      reproducible: { possible: false },
      methods: [],
    });
    await expect(application.invoke('runs.reproduce', { id: 1 })).rejects.toMatchObject({ code: 'NOT_REPRODUCED' });
    const again = await application.invoke('experiments.artefact', { id: 1, name: 'result' });
    const [original] = entries().experiments as [{ artefacts: { name: string; text: string }[] }];
    expect(Buffer.from(again.base64, 'base64').toString()).toBe(
      original.artefacts.find(({ name }) => name === 'result')!.text,
    );
    expect((await application.invoke('workspace.verify', {})).findings).toEqual([]);
    expect((await application.invoke('audit.list', {})).entries[0]).toMatchObject({
      actor: 'A',
      action: 'import experiments',
    });
    expect(readFileSync(bench.path('again.json'), 'utf8')).toBe(exported);
  });

  it('that would be larger than one file can be is refused with its size', async () => {
    await openNewWorkspace(bench);
    const { run } = await bench.application.invoke('risk.run', {});
    const database = new SQLite(bench.path('w.plimsoll'));
    database.prepare("UPDATE run_artefacts SET bytes = 800000000 WHERE name = 'result'").run();
    database.close();
    await expect(bench.application.invoke('experiments.export', { ids: [run], format: 'json' })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      message: expect.stringMatching(/take 80\d MB/) as string,
    });
  });
});
