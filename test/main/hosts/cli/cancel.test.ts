import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../../src-main/hosts/cli/run.ts';
import { createTerminal } from '../../../../src-main/hosts/cli/terminal.ts';
import { createApplication } from '../../../../src-main/workspace/application.ts';
import { openStore } from '../../../../src-main/store/index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-cancel-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const anyProgress = /\r/;

/** Runs a command; where it is to be stopped, the user presses Ctrl-C as soon as there is such progress to be seen. */
async function run(args: readonly string[], stopped: RegExp | null) {
  const messages: string[] = [];
  const stop = new AbortController();
  const stream = {
    isTTY: true,
    write: (text: string) => {
      messages.push(text);
      if (stopped?.test(text)) stop.abort();
    },
  };
  const exitCode = await runCommandLine({
    args,
    version: 'test',
    folder,
    terminal: createTerminal({ write: () => true }, stream),
    signal: stop.signal,
    makeApplication: (host) =>
      createApplication({ host, version: 'test', home: folder, now: () => new Date(), workers: 1 }),
  });
  return { exitCode, lastMessage: messages.at(-1) };
}

describe('a cancelled command', () => {
  it('ends with 130, one line and nothing left behind', async () => {
    const { exitCode, lastMessage } = await run(['init', 'sample.plimsoll', '--sample'], anyProgress);
    expect(exitCode).toBe(130);
    expect(lastMessage).toMatch(/^plimsoll: .*\n$/);
    expect(existsSync(path.join(folder, 'sample.plimsoll'))).toBe(false);
  });

  it('keeps the factor models that were there, and adds none', async () => {
    await run(['init', 'sample.plimsoll', '--sample'], null);
    const models = () => {
      const store = openStore(path.join(folder, 'sample.plimsoll'), { readOnly: true });
      const found = store.factorModels().map(({ id, preset }) => ({ id, preset }));
      store.close();
      return found;
    };
    const before = models();
    expect(before).toHaveLength(1);
    const cancelled = await run(['model', 'sample.plimsoll', '--preset', 'simple'], anyProgress);
    expect(cancelled.exitCode).toBe(130);
    expect(cancelled.lastMessage).toMatch(/^plimsoll: .*\n$/);
    expect(models()).toEqual(before);
  });

  it('says that the finished part of a backtest is kept, and goes on from it', async () => {
    await run(['init', 'sample.plimsoll', '--sample'], null);
    const asked = ['backtest', 'sample.plimsoll', '--methods', 'historical,egarch-t'];
    const cancelled = await run(asked, /Walking methods: [1-9]/);
    expect(cancelled.exitCode).toBe(130);
    expect(cancelled.lastMessage).toMatch(/^plimsoll: The backtest was cancelled\. Blocks it had finished are kept/);
    expect((await run(asked, null)).exitCode).toBe(0);
  });
});
