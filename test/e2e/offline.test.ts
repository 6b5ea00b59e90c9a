import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
const guard = pathToFileURL(path.join(root, 'test/main/hosts/cli/forbid-network.ts')).href;

let folder: string;
let host: ChildProcess;
let printed = '';
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-offline-'));
  const log = path.join(folder, 'network.log');
  await writeFile(log, '');
  host = spawn(process.execPath, ['--import', guard, path.join(root, 'scripts/plimsoll.js'), 'start'], {
    cwd: folder,
    env: {
      ...process.env,
      PLIMSOLL_HOME: path.join(folder, 'home'),
      PLIMSOLL_NETWORK_LOG: log,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of host.stdout!) {
    printed += String(chunk);
    if (printed.includes('token=')) break;
  }
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  const exit = once(host, 'exit');
  host.kill();
  await exit;
  await rm(folder, { recursive: true, force: true });
});

it('starts with five lines about the sample and its one-time address', () => {
  const lines = printed.trim().split('\n');
  expect(lines.map((line) => line.split(/ {2,}/)[0])).toEqual([
    'Portfolio',
    'NAV',
    'VaR 99',
    'ES 97.5',
    'Limits breached',
    expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/\?token=/),
  ]);
});

it('asks nobody but its own host, neither from the page nor from the process', async () => {
  const address = printed.trim().split('\n').at(-1)!;
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  await page.goto(address);
  await page.getByText('VaR').first().waitFor();
  for (const link of await page.getByRole('navigation').getByRole('link').all()) await link.click();
  const { origin } = new URL(address);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url))).toEqual([]);
  expect(await readFile(path.join(folder, 'network.log'), 'utf8')).toBe('');
});
