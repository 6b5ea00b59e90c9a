import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

const guard = pathToFileURL(path.join(import.meta.dirname, 'forbid-network.ts')).href;

let desk: Desk;
let log: string;
beforeAll(async () => {
  desk = await openDesk(['--import', guard]);
  log = path.join(desk.folder, 'network.log');
  await desk.write('network.log', '');
  await writeMarketFiles(desk);
});
afterAll(() => desk.close());

it('leaves the machine in no command', { timeout: 90_000 }, async () => {
  const market = ['--securities', 'securities.csv', '--prices', 'prices.csv', '--positions', 'core.csv'];
  for (const args of [
    ['init', 'w.plimsoll'],
    ['import', 'w.plimsoll', ...market],
    ['risk', 'w.plimsoll'],
    ['init', 's.plimsoll', '--sample'],
    ['model', 's.plimsoll', '--preset', 'simple', '--export', 'model'],
    ['style', 's.plimsoll'],
    ['report', 'w.plimsoll', '--out', 'report.html'],
    ['verify', 'w.plimsoll'],
    ['backup', 'w.plimsoll', '--out', 'copy.plimsoll'],
  ])
    expect({ args, code: (await desk.plimsoll(...args)).code }).toEqual({ args, code: 0 });
  expect(await readFile(log, 'utf8')).toBe('');
});

it('is proved by a guard that catches a request', async () => {
  const attempt = `
    fetch('http://192.0.2.1/').catch(() => undefined);
    try { process.getBuiltinModule('dns').lookup('plimsoll.example', () => undefined); } catch {}`;
  const guardLog = path.join(desk.folder, 'guard.log');
  await new Promise((resolve) => {
    const env = { ...process.env, PLIMSOLL_NETWORK_LOG: guardLog };
    execFile(process.execPath, ['--import', guard, '-e', attempt], { env }, resolve);
  });
  expect((await readFile(guardLog, 'utf8')).trim().split('\n')).toEqual([
    'connect 192.0.2.1',
    'look up plimsoll.example',
  ]);
});
