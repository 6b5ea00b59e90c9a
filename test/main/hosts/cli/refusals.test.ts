import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, writeMarketFiles, type Desk } from './command-line.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await writeMarketFiles(desk);
  await desk.plimsoll('init', 'w.plimsoll');
  await desk.plimsoll('import', 'w.plimsoll', '--securities', 'securities.csv');
  await desk.write(
    'bad.csv',
    'date,symbol,close\n2022-01-03,ALFA,10\n2022-13-03,ALFA,10\n2022-01-04,ALFA,-1\n2022-01-05,NOPE,3\n2022-01-06,ALFA,abc\n',
  );
  await desk.write('noise.plimsoll', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 97 + 13) % 256)));
});
afterAll(() => desk.close());

const lines = (text: string) => text.trim().split('\n');
const stackTrace = /at .*\.(ts|js):\d+/;

describe('wrong usage', () => {
  it.each([
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['risk', 'w.plimsoll', '--frobnicate']],
    ['a missing option', ['var']],
    ['a number that is none', ['risk', 'w.plimsoll', '--window', 'many']],
    ['a confidence outside (0.5, 1)', ['risk', 'w.plimsoll', '--confidence', '99']],
    ['an unknown template', ['limits', 'w.plimsoll', '--template', 'bold']],
    ['an import of nothing', ['import', 'w.plimsoll']],
    ['an unknown portfolio', ['risk', 'w.plimsoll', '--portfolio', 'none']],
    ['a run that is not there', ['runs', 'w.plimsoll', 'show', '99']],
    ['another bind address', ['serve', '--address', '0.0.0.0']],
  ])('by %s is one line and exit code 2', async (_case, args) => {
    const { code, stdout, stderr } = await desk.plimsoll(...args);
    expect({ code, stdout, lines: lines(stderr).length }).toEqual({ code: 2, stdout: '', lines: 1 });
    expect(stderr).toMatch(/^plimsoll: /);
  });

  it('with --json is one JSON document that holds the error', async () => {
    const { code, document } = await desk.json('risk', 'w.plimsoll', '--portfolio', 'none');
    expect(code).toBe(2);
    expect(document['error']).toMatchObject({ code: 'UNKNOWN_PORTFOLIO' });
  });
});

describe('bad data', () => {
  it('names every bad row by file, line and column, ends with 3 and writes nothing', async () => {
    const { code, stderr } = await desk.plimsoll('import', 'w.plimsoll', '--prices', 'bad.csv');
    expect(code).toBe(3);
    for (const place of ['bad.csv:3:date', 'bad.csv:4:close', 'bad.csv:5:symbol', 'bad.csv:6:close'])
      expect(stderr).toContain(place);
    const { document } = await desk.json('import', 'w.plimsoll', '--prices', 'bad.csv', '--dry-run');
    expect(document['batches']).toMatchObject([{ accepted: 1, rejected: 4, unchanged: 0 }]);
  });

  it('is saved with its reasons on request', async () => {
    await desk.plimsoll('import', 'w.plimsoll', '--prices', 'bad.csv', '--error-file', 'errors.csv');
    expect(lines(await readFile(path.join(desk.folder, 'errors.csv'), 'utf8'))).toHaveLength(5);
  });

  it('--accept-valid takes the good rows and ends with 0', async () => {
    await desk.plimsoll('init', 'valid.plimsoll');
    await desk.plimsoll('import', 'valid.plimsoll', '--securities', 'securities.csv');
    const { code, document } = await desk.json('import', 'valid.plimsoll', '--prices', 'bad.csv', '--accept-valid');
    expect(code).toBe(0);
    expect(document['batches']).toMatchObject([{ inserted: 1, rejected: 4 }]);
  });

  it.each([
    ['a file that is not a workspace', ['risk', 'noise.plimsoll']],
    ['a workspace that is not there', ['risk', 'absent.plimsoll']],
    ['a binary file named .csv', ['import', 'w.plimsoll', '--prices', 'noise.plimsoll']],
    ['an import file that is not there', ['import', 'w.plimsoll', '--prices', 'absent.csv']],
    ['a mapping file that is not there', ['import', 'w.plimsoll', '--prices', 'bad.csv', '--mapping', 'absent.json']],
  ])('such as %s is one line, exit code 3 and never a stack trace', async (_case, args) => {
    const { code, stdout, stderr } = await desk.plimsoll(...args);
    expect({ code, stdout, lines: lines(stderr).length }).toEqual({ code: 3, stdout: '', lines: 1 });
    expect(stderr).not.toMatch(stackTrace);
  });
});

describe('the output', () => {
  it('may be cut off by its reader', async () => {
    const child = desk.spawn('--help');
    child.stdout!.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
  });

  it('is help for every command', async () => {
    for (const command of [
      'init',
      'import',
      'portfolios',
      'model',
      'style',
      'risk',
      'security',
      'limits',
      'report',
      'monitor',
      'runs',
      'var',
      'verify',
      'backup',
      'restore',
      'open',
      'serve',
    ]) {
      const { code, stdout } = await desk.plimsoll(command, '--help');
      expect({ command, code }).toEqual({ command, code: 0 });
      expect(stdout).toContain(`plimsoll ${command}`);
    }
  });
});

describe.runIf(process.platform !== 'win32')('serve', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address on a line of its own and ends cleanly by %s',
    async (signal) => {
      const child = desk.spawn('serve');
      let stdout = '';
      for await (const chunk of child.stdout!) {
        stdout += String(chunk);
        if (stdout.includes('\n')) break;
      }
      expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+\n$/);
      child.kill(signal);
      const [code] = (await once(child, 'exit')) as [number | null];
      expect(code).toBe(0);
    },
  );
});
