import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StressRun } from '../../../../src-core/contract/index.ts';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await writeMarketFiles(desk);
  await desk.plimsoll('init', 'w.plimsoll');
  const files = ['--positions', 'core.csv', '--prices', 'prices.csv', '--securities', 'securities.csv'];
  await desk.plimsoll('import', 'w.plimsoll', ...files);
});
afterAll(() => desk.close());

const stress = async (...args: string[]) => {
  const { code, document } = await desk.json('stress', 'w.plimsoll', ...args);
  return { code, run: document as unknown as StressRun & { readonly reverse?: { readonly loss: number } } };
};

describe('stress', () => {
  it('runs all scenarios, as a table and as one document', async () => {
    const { code, run } = await stress();
    expect(code).toBe(0);
    expect(run.rows.find(({ scenario }) => scenario === 'worst-day')!.loss).toBeGreaterThan(0);
    const { stdout } = await desk.plimsoll('stress', 'w.plimsoll', '--scenario', 'all', '--portfolio', 'core');
    expect(stdout).toContain('worst-day');
    expect(stdout).toContain('begins on');
  });

  it('shows one scenario in full', async () => {
    const { run } = await stress('--scenario', 'worst-week');
    expect(run.results).toHaveLength(1);
    expect(run.results[0]!.byPosition).toHaveLength(3);
    const { stdout } = await desk.plimsoll('stress', 'w.plimsoll', '--scenario', 'worst-week');
    expect(stdout).toContain('Deepest on the way');
    expect(stdout).toContain('GAMA');
  });

  it('names a scenario it does not know, and one that cannot be computed says why', async () => {
    const unknown = await desk.plimsoll('stress', 'w.plimsoll', '--scenario', 'asteroid');
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('asteroid') });
    const { run } = await stress('--scenario', 'market-minus-10');
    expect(run.rows[0]).toMatchObject({ loss: null, reason: expect.stringContaining('factor model') });
    expect(run.results).toEqual([]);
  });

  it('finds the move that loses what was asked for', async () => {
    const { run } = await stress('--reverse', '0.05');
    expect(run.reverse!.loss).toBeCloseTo(0.05, 8);
    expect(run.rows).toBeUndefined();
    expect((await desk.plimsoll('stress', 'w.plimsoll', '--reverse', '0')).code).toBe(2);
  });

  it('runs the scenarios of a file without keeping them, and refuses a malformed one with its place', async () => {
    const scenario = {
      id: 'own',
      name: 'Own',
      description: '',
      group: 'Own',
      parts: [{ kind: 'names', shocks: [{ symbol: 'ALFA', size: -0.5 }], spread: false }],
    };
    const file = { format: 'plimsoll-stress-scenarios', version: 1, scenarios: [scenario] };
    await desk.write('own.json', JSON.stringify(file));
    const { run } = await stress('--file', 'own.json');
    expect(run.rows).toMatchObject([{ scenario: 'own', worstPosition: { symbol: 'ALFA' } }]);
    expect((await desk.plimsoll('stress', 'w.plimsoll', '--scenario', 'own')).code).toBe(2);

    await desk.write('broken.json', JSON.stringify(file).replace('-0.5', '-5'));
    const broken = await desk.plimsoll('stress', 'w.plimsoll', '--file', 'broken.json');
    expect(broken.code).toBe(3);
    expect(broken.stderr.trim().split('\n')).toHaveLength(1);
    expect(broken.stderr).toContain('scenarios[0].parts[0].shocks[0].size');
    expect((await desk.plimsoll('stress', 'w.plimsoll', '--file', 'nowhere.json')).code).toBe(3);
  });

  it('keeps the scenarios of a file, and writes them to one that reads the same', async () => {
    const scenario = {
      id: 'kept',
      name: 'Kept',
      description: '',
      group: 'Own',
      parts: [{ kind: 'sigma', multiple: 2 }],
    };
    await desk.write(
      'kept.json',
      JSON.stringify({ format: 'plimsoll-stress-scenarios', version: 1, scenarios: [scenario] }),
    );
    const { run } = await stress('--import', 'kept.json', '--scenario', 'kept', '--export', 'again.json');
    expect(run.results).toMatchObject([{ scenario: 'kept' }]);
    const again: unknown = JSON.parse(await readFile(path.join(desk.folder, 'again.json'), 'utf8'));
    expect(again).toMatchObject({ scenarios: [scenario] });
    await desk.write('bad.json', '{"format":"plimsoll-stress-scenarios","version":1,"scenarios":[{}]}');
    expect((await desk.plimsoll('stress', 'w.plimsoll', '--import', 'bad.json')).code).toBe(3);
  });
});
