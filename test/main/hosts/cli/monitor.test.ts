import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
  await writeMarketFiles(desk);
  const prices = await readFile(path.join(desk.folder, 'prices.csv'), 'utf8');
  const lines = prices.trimEnd().split('\n');
  const ofBeta = lines.flatMap((line, at) => (line.includes(',BETA,') ? [at] : []));
  // The last ten prices of one name do not move.
  const stuck = lines.map((line, at) => (ofBeta.slice(-10).includes(at) ? line.replace(/,[^,]*$/, ',250') : line));
  await desk.write('stuck.csv', `${stuck.join('\n')}\n`);
  const rest = ['--securities', 'securities.csv', '--positions', 'core.csv'];
  for (const [workspace, file] of [
    ['sound.plimsoll', 'prices.csv'],
    ['stuck.plimsoll', 'stuck.csv'],
  ] as const) {
    await desk.plimsoll('init', workspace);
    expect(await desk.plimsoll('import', workspace, '--prices', file, ...rest)).toMatchObject({ code: 0 });
  }
});
afterAll(() => desk.close());

describe('monitor', () => {
  it('says how methods, data and the system stand', async () => {
    const { code, stdout } = await desk.plimsoll('monitor', 'sound.plimsoll');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Alarms +none$/m);
    expect(stdout).toMatch(/^Historical simulation \* /m);
  });

  it('ends with 1 when an alarm is at its limit, and says what to do', async () => {
    const { code, stdout } = await desk.plimsoll('monitor', 'stuck.plimsoll');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^LIMIT {2}.* of the prices of held names are the same/m);
    expect(stdout).toContain('Check the source');
  });

  it('prints one document with --json', async () => {
    const { code, document } = await desk.json('monitor', 'stuck.plimsoll', '--recent', '40', '--reference', '250');
    expect(code).toBe(1);
    expect(document).toMatchObject({
      source: { kind: 'risk', run: null },
      inUse: ['historical'],
      windows: { recent: 40, reference: 250 },
      alarms: [{ id: 'data/stale', area: 'data', level: 'limit' }],
    });
  });

  it('refuses days it cannot compare', async () => {
    const { code, stderr } = await desk.plimsoll('monitor', 'sound.plimsoll', '--recent', '3');
    expect(code).toBe(2);
    expect(stderr).toContain('recent');
  });
});

describe('serve with metrics', () => {
  it('refuses a token that is easily guessed', async () => {
    const { code, stderr } = await desk.plimsoll('serve', '--metrics-token', 'short');
    expect(code).toBe(2);
    expect(stderr).toContain('at least 16');
  });

  it.runIf(process.platform !== 'win32')('prints where they are, not the token it was given', async () => {
    const token = 'sixteen-characters-and-more';
    const child = desk.spawn('serve', 'sound.plimsoll', '--metrics-token', token);
    let told = '';
    for await (const chunk of child.stderr!) {
      told += String(chunk);
      if (told.includes('Press Ctrl-C')) break;
    }
    const address = /http:\/\/127\.0\.0\.1:\d+\/metrics/.exec(told)![0];
    expect(told).not.toContain(token);
    const answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
    expect(await answer.text()).toContain('plimsoll_workspace_open 1\n');
    expect((await fetch(address)).status).toBe(401);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });
});
