import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchBrowser } from './browser.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface WindowOptions {
  readonly theme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** Without the sample of earlier days: the window makes it. */
  readonly firstStart?: boolean;
}

/** The browser door as a user meets it: the command as its own process with a home folder of its own, and a browser. */
export interface ServedWindow {
  readonly folder: string;
  readonly page: Page;
  /** What the page wrote as an error, and what it asked of any other place than the host. */
  readonly consoleErrors: readonly string[];
  readonly foreignRequests: readonly string[];
  close(): Promise<void>;
}

/**
 * Starts `plimsoll serve`, takes the one-time address it prints, and opens the window there.
 *
 * @param args further arguments of the command, for instance a workspace's path
 */
export async function serveWindow(args: readonly string[] = [], options: WindowOptions = {}): Promise<ServedWindow> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-window-'));
  const home = path.join(folder, 'home');
  if (!options.firstStart) {
    await mkdir(home);
    await copyFile(inject('sampleWorkspace'), path.join(home, 'sample.plimsoll'));
  }
  const host = spawn(process.execPath, [path.join(root, 'scripts/plimsoll.js'), 'serve', ...args], {
    env: { ...process.env, PLIMSOLL_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let browser: Browser | null = null;
  try {
    const address = await printedAddress(host);
    browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      colorScheme: options.theme ?? 'light',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      acceptDownloads: true,
    });
    const watched = watch(context, new URL(address).origin);
    const page = await context.newPage();
    await page.goto(address);
    const opened = browser;
    return {
      folder,
      page,
      ...watched,
      async close() {
        await opened.close();
        await stop(host);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await browser?.close();
    await stop(host);
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function printedAddress(host: ChildProcess): Promise<string> {
  const messages: string[] = [];
  host.stderr?.setEncoding('utf8').on('data', (text: string) => messages.push(text));
  if (host.stdout === null) throw new Error('The host has no output to read');
  for await (const line of createInterface({ input: host.stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`The host ended without printing its address: ${messages.join('')}`);
}

function watch(context: BrowserContext, origin: string) {
  const consoleErrors: string[] = [];
  const foreignRequests: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  context.on('weberror', (error) => consoleErrors.push(error.error().message));
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) foreignRequests.push(request.url());
  });
  return { consoleErrors, foreignRequests };
}

async function stop(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const ended = once(host, 'exit');
  host.kill('SIGTERM');
  await ended;
}
