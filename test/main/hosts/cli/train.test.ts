import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeriesTraining, type StoredTraining } from '../../../../src-core/contract/index.ts';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

const small = ['--hidden', '8', '--sequence', '10', '--features', 'returns,volatility'];
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await writeMarketFiles(desk);
  await desk.plimsoll('init', 'w.plimsoll');
  await desk.plimsoll(
    'import',
    'w.plimsoll',
    '--securities',
    'securities.csv',
    '--prices',
    'prices.csv',
    '--positions',
    'core.csv',
  );
  const day = new Date('2020-01-01T00:00:00Z');
  const rows = Array.from({ length: 400 }, (_, i) => {
    day.setUTCDate(day.getUTCDate() + 1);
    return `${day.toISOString().slice(0, 10)},${(0.01 * Math.sin(i * i)).toFixed(6)}`;
  });
  await desk.write('returns.csv', ['date,return', ...rows].join('\n'));
});
afterAll(() => desk.close());

/** Whether a checkpoint lies in the workspace. */
function checkpointKept(): boolean {
  const database = new Database(path.join(desk.folder, 'w.plimsoll'), { readonly: true });
  try {
    return database.prepare('SELECT count(*) FROM calculation_parts').pluck().get() !== 0;
  } finally {
    database.close();
  }
}

describe('train', () => {
  it('learns from a file of returns without a workspace', async () => {
    const { code, document } = await desk.json('train', '--returns', 'returns.csv', ...small, '--epochs', '3');
    const made = document as unknown as SeriesTraining;
    expect(code).toBe(0);
    expect(made.result.curves.validation).toHaveLength(3);
    expect(made.result.next.var).toHaveLength(3);
    expect(made.model.features).toEqual(['returns', 'volatility']);
  });

  it('is a readable page without --json, and names what it left out', async () => {
    const { code, stdout } = await desk.plimsoll('train', '--returns', 'returns.csv', '--hidden', '8', '--epochs', '2');
    expect(code).toBe(0);
    expect(stdout).toContain('without Volume: no traded amounts are known');
    expect(stdout).toMatch(/^Historical simulation\s+99 %/m);
  });

  it('goes on where a killed process stopped', async () => {
    const args = ['train', 'w.plimsoll', ...small, '--epochs', '1000', '--patience', '1000'];
    const child = desk.spawn(...args);
    await expect.poll(checkpointKept, { timeout: 20_000, interval: 20 }).toBe(true);
    // The command may run under another Node than the one it was started with: the lock names the process that works.
    const lock = await readFile(path.join(desk.folder, 'w.plimsoll.lock'), 'utf8');
    process.kill((JSON.parse(lock) as { processId: number }).processId, 'SIGKILL');
    await once(child, 'exit');
    const { code, document } = await desk.json(...args);
    const resumed = document as unknown as StoredTraining;
    expect(code).toBe(0);
    expect(resumed.resumedFrom).toBeGreaterThan(0);
    const whole = (await desk.json(...args, '--anew')).document as unknown as StoredTraining;
    expect(whole.resumedFrom).toBe(0);
    expect(resumed.modelHash).toBe(whole.modelHash);
    expect(resumed.resultHash).toBe(whole.resultHash);
  });

  it('refuses what it cannot do in one line', async () => {
    const neither = await desk.plimsoll('train');
    expect(neither).toMatchObject({ code: 2, stdout: '' });
    const unknown = await desk.plimsoll('train', '--returns', 'returns.csv', '--features', 'tides');
    expect(unknown.code).toBe(2);
    expect(unknown.stderr.trim().split('\n')).toHaveLength(1);
    const short = await desk.plimsoll('train', '--returns', 'returns.csv', '--sequence', '60', '--test', '0.4');
    expect(short.code).toBe(3);
  });
});
