import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Bridge, type HandedFile } from '../../src-core/contract/index.ts';
import { channels } from '../../src-main/hosts/electron/channels.ts';
import { launchBrowser } from './browser.ts';
import { connectPage, startShell, type Shell } from './electron/shell.ts';

declare global {
  interface Window {
    readonly plimsoll?: Bridge;
  }
}

let shell: Shell;
beforeAll(async () => {
  shell = await startShell();
});
afterAll(() => shell.quit());

describe('the window', () => {
  it('is sandboxed, isolated and without Node', async () => {
    expect(await shell.ask({ ask: 'window-options' })).toMatchObject({
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
      },
    });
  });

  it('is given its own files with the content security policy, and no others', async () => {
    const index = await shell.ask({ ask: 'request', url: 'plimsoll-app://window/' });
    expect(index).toMatchObject({ status: 200 });
    expect((index as { headers: Record<string, string> }).headers['content-security-policy']).toContain(
      "default-src 'none'",
    );
    for (const url of ['plimsoll-app://window/../../package.json', 'plimsoll-app://other/index.html'])
      expect(await shell.ask({ ask: 'request', url })).toMatchObject({ status: 404 });
  });

  it('may copy and is granted nothing else', async () => {
    expect(await shell.ask({ ask: 'permission', permission: 'clipboard-sanitized-write' })).toBe(true);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fullscreen'])
      expect(await shell.ask({ ask: 'permission', permission })).toBe(false);
  });

  it('reaches nothing beyond its own files', async () => {
    expect(await shell.ask({ ask: 'network', url: 'plimsoll-app://window/index.html' })).toBe(true);
    for (const url of ['https://example.com/', 'http://127.0.0.1:80/', 'file:///etc/passwd', 'ws://example.com/'])
      expect(await shell.ask({ ask: 'network', url })).toBe(false);
  });

  it('goes nowhere else and opens nothing beside itself', async () => {
    expect(await shell.ask({ ask: 'navigate', url: 'https://example.com/' })).toBe(false);
    expect(await shell.ask({ ask: 'navigate', url: 'plimsoll-app://window/#/limits' })).toBe(true);
    expect(await shell.ask({ ask: 'open-window', url: 'https://example.com/' })).toBe('deny');
  });
});

describe('a call', () => {
  it('from the window is answered by the application', async () => {
    expect(await shell.invoke(channels.invoke, ['application.status', {}])).toMatchObject({
      ok: true,
      value: { host: 'electron' },
    });
  });

  it.each(['inner', 'foreign'] as const)('from a frame that is %s is refused', async (frame) => {
    for (const channel of [channels.invoke, channels.pickFile, channels.registerFile, channels.saveFile])
      expect(await shell.invoke(channel, ['application.status', {}], frame)).toMatchObject({
        ok: false,
        error: { code: 'ADDRESS_REFUSED' },
      });
  });

  it.each([
    ['an unknown operation', ['no.such', {}], 'UNKNOWN_OPERATION'],
    ['a name that is no text', [{}, {}], 'INVALID_INPUT'],
    ['an input with unknown fields', ['application.status', { surprise: 1 }], 'INVALID_INPUT'],
    ['an operation that needs a workspace before there is one', ['workspace.summary', {}], 'NO_WORKSPACE'],
  ])('with %s is refused', async (_case, args, code) => {
    expect(await shell.invoke(channels.invoke, args)).toMatchObject({ ok: false, error: { code } });
  });

  it('for a file that is not there is refused', async () => {
    expect(await shell.invoke(channels.registerFile, ['/no/such/file.csv'])).toMatchObject({
      ok: false,
      error: { code: 'FILE_NOT_FOUND' },
    });
  });
});

describe('the built window over the built preload', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await connectPage(page, shell);
  });
  afterAll(() => browser.close());

  it('starts without a complaint', async () => {
    await page.getByRole('button').first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('has a bridge that no script can change', async () => {
    const changed = await page.evaluate(() => {
      const bridge = window.plimsoll as unknown as Record<string, unknown>;
      try {
        bridge['invoke'] = () => 'mine';
      } catch {
        return false;
      }
      return bridge['invoke'] === 'mine';
    });
    expect(changed).toBe(false);
    expect(await page.evaluate(() => Object.keys(window.plimsoll!).toSorted())).toEqual(
      ['host', 'invoke', 'pickFile', 'registerDroppedFile', 'saveFile', 'subscribe'].toSorted(),
    );
  });

  it('hears of a workspace that the menu made', async () => {
    const target = path.join(shell.folder, 'made.plimsoll');
    await shell.ask({ ask: 'dialog', path: target });
    const heard = page.evaluate(
      () =>
        new Promise((resolve) => {
          const stop = window.plimsoll!.subscribe((event) => {
            if (event.type !== 'workspace') return;
            stop();
            resolve(event.workspace);
          });
        }),
    );
    await shell.ask({ ask: 'menu', label: '&New workspace…' });
    expect(await heard).toMatchObject({ path: target, name: 'made' });
    expect(existsSync(target)).toBe(true);
  });

  it('imports a picked file by a handle that tells no path', async () => {
    const file = path.join(shell.folder, 'securities.csv');
    await writeFile(file, 'symbol,name\nALFA,Alfa Works\n');
    await shell.ask({ ask: 'dialog', path: file });
    const picked = (await page.evaluate(() => window.plimsoll!.pickFile('import'))) as HandedFile;
    expect(picked).toMatchObject({ name: 'securities.csv', bytes: 28 });
    expect(picked.handle).not.toContain(shell.folder);
    const answer = await page.evaluate(
      ({ handle }) => window.plimsoll!.invoke('import.commit', { file: handle, kind: 'securities' }),
      picked,
    );
    expect(answer).toMatchObject({ ok: true, value: { inserted: 1 } } satisfies Partial<Answer>);
  });

  it('saves a text where the user says, and nothing when they cancel', async () => {
    const target = path.join(shell.folder, 'report.html');
    await shell.ask({ ask: 'dialog', path: target });
    const save = () => page.evaluate(() => window.plimsoll!.saveFile('report.html', 'text/html', '<p>Report</p>'));
    expect(await save()).toBe(true);
    expect(await readFile(target, 'utf8')).toBe('<p>Report</p>');
    await shell.ask({ ask: 'dialog', path: null });
    expect(await save()).toBe(false);
  });

  it('saves bytes as they are', async () => {
    const target = path.join(shell.folder, 'report.pdf');
    await shell.ask({ ask: 'dialog', path: target });
    await page.evaluate(() =>
      window.plimsoll!.saveFile('report.pdf', 'application/pdf', new Uint8Array([37, 80, 68, 70, 0, 255, 128])),
    );
    expect([...(await readFile(target))]).toEqual([37, 80, 68, 70, 0, 255, 128]);
  });

  it('is told in a dialog when a file it was started with is no workspace', async () => {
    const file = path.join(shell.folder, 'noise.plimsoll');
    await writeFile(file, 'not a database');
    await shell.ask({ ask: 'second-instance', args: [file] });
    await expect.poll(() => shell.ask({ ask: 'messages' })).toHaveLength(1);
  });
});
