import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';
import { findElectron } from '../../src-main/hosts/cli/electron-runtime.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('opens the sample in the real Electron, sandboxed, and closes cleanly', async ({ skip }) => {
  const runtime = findElectron(root);
  if ('absence' in runtime) return skip(`not run: ${runtime.absence}`);
  expect(existsSync(runtime.program)).toBe(true);
  const home = await mkdtemp(path.join(tmpdir(), 'plimsoll-electron-'));
  const electron = await _electron.launch({
    executablePath: runtime.program,
    args: [root, `--user-data-dir=${home}`, '--sample'],
    env: { ...(process.env as Record<string, string>), PLIMSOLL_HOME: home },
  });
  try {
    const page = await electron.firstWindow();
    await page.getByText('VaR').first().waitFor();
    expect(page.url()).toMatch(/^plimsoll-app:\/\/window\//);
    expect(await page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
  } finally {
    await electron.close();
    await rm(home, { recursive: true, force: true });
  }
});
