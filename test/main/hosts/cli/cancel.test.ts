import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { runCommandLine } from '../../../../src-main/hosts/cli/run.ts';
import { createTerminal } from '../../../../src-main/hosts/cli/terminal.ts';
import { createApplication } from '../../../../src-main/workspace/application.ts';

it('a cancelled command ends with 130, one line and nothing left behind', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-cancel-'));
  const written: string[] = [];
  const stop = new AbortController();
  const stream = {
    isTTY: true,
    write: (text: string) => {
      written.push(text);
      // The user presses Ctrl-C as soon as there is progress to be seen.
      if (text.includes('\r')) stop.abort();
    },
  };
  const exitCode = await runCommandLine({
    args: ['init', 'sample.plimsoll', '--sample'],
    version: 'test',
    folder,
    terminal: createTerminal({ write: () => true }, stream),
    signal: stop.signal,
    makeApplication: (host) =>
      createApplication({ host, version: 'test', home: folder, now: () => new Date(), workers: 1 }),
  });
  expect(exitCode).toBe(130);
  expect(written.at(-1)).toMatch(/^plimsoll: .*\n$/);
  expect(existsSync(path.join(folder, 'sample.plimsoll'))).toBe(false);
  await rm(folder, { recursive: true, force: true });
});
