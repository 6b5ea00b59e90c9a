import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page } from 'playwright-core';
import { type Frame, type FromMain, type Question, type ServedFile } from './messages.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** Stands for `plimsoll-app://window` in a browser that knows no such scheme. */
const standInOrigin = 'https://window.plimsoll-app.test';

/** The built main module running against the fake, in a process of its own. */
export interface Shell {
  readonly folder: string;
  ask(question: Question): Promise<unknown>;
  invoke(channel: string, args: readonly unknown[], frame?: Frame): Promise<unknown>;
  onSent(listener: (channel: string, args: readonly unknown[]) => void): void;
  /** Quits the app. @returns its exit code */
  quit(): Promise<number | null>;
}

export async function startShell(args: readonly string[] = []): Promise<Shell> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-shell-'));
  const child = fork(path.join(import.meta.dirname, 'main-process.ts'), args, {
    cwd: root,
    // Structured clone, as between Electron's processes.
    serialization: 'advanced',
    env: { ...process.env, PLIMSOLL_HOME: path.join(folder, 'home'), PLIMSOLL_TEST_USER_DATA: folder },
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners: ((channel: string, args: readonly unknown[]) => void)[] = [];
  const ready = Promise.withResolvers<void>();
  child.on('message', (message: FromMain) => {
    if (message.type === 'ready') ready.resolve();
    else if (message.type === 'sent') for (const listener of listeners) listener(message.channel, message.args);
    else if (message.type === 'answer') waiting.get(message.number)?.resolve(message.value);
    else waiting.get(message.number)?.reject(new Error(message.message));
  });
  child.on('exit', (code) => {
    const ended = new Error(`The main process ended with ${code}`);
    ready.reject(ended);
    for (const { reject } of waiting.values()) reject(ended);
  });
  await ready.promise;

  let count = 0;
  const ask = (question: Question) => {
    const number = (count += 1);
    const answer = Promise.withResolvers<unknown>();
    waiting.set(number, answer);
    child.send({ number, question });
    return answer.promise.finally(() => waiting.delete(number));
  };
  return {
    folder,
    ask,
    invoke: (channel, args, frame = 'top') => ask({ ask: 'invoke', channel, args, frame }),
    onSent: (listener) => listeners.push(listener),
    quit: async () => {
      const exit = once(child, 'exit');
      ask({ ask: 'quit' }).catch(() => undefined);
      const [code] = (await exit) as [number | null];
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/**
 * Shows the built window in a page, its files served by the shell's protocol handler and its bridge made by the built
 * preload script, which meets the shell through a fake of what Electron gives to sandboxed scripts.
 */
export async function connectPage(page: Page, shell: Shell): Promise<void> {
  const preload = await readFile(path.join(root, 'out/preload/preload.cjs'), 'utf8');
  await page.exposeBinding('shellInvoke', (_source, channel: string, args: unknown[]) => shell.invoke(channel, args));
  await page.addInitScript(`(${fakeRendererElectron.toString()})((require, exports, module) => {${preload}\n});`);
  shell.onSent((channel, args) => {
    // The page may be on its way out.
    page
      .evaluate(({ name, detail }) => window.dispatchEvent(new CustomEvent(name, { detail })), {
        name: `shell:${channel}`,
        detail: args as unknown[],
      })
      .catch(() => undefined);
  });
  await page.route('**/*', async (route) => {
    const url = route.request().url().replace(standInOrigin, 'plimsoll-app://window');
    const file = (await shell.ask({ ask: 'request', url })) as ServedFile;
    await route.fulfill({ status: file.status, headers: file.headers, body: Buffer.from(file.body) });
  });
  await page.goto(`${standInOrigin}/`);
}

type PreloadScript = (require: (name: string) => unknown, exports: object, module: object) => void;

/** Runs in the page, before its scripts: what Electron offers a sandboxed preload script, and the frozen copy it makes. */
function fakeRendererElectron(preload: PreloadScript): void {
  const invoke = (window as unknown as { shellInvoke: (channel: string, args: unknown[]) => Promise<unknown> })
    .shellInvoke;
  const listeners = new Map<unknown, EventListener>();
  const electron = {
    ipcRenderer: {
      // Throws a DataCloneError where Electron would.
      invoke: async (channel: string, ...args: unknown[]) => invoke(channel, structuredClone(args)),
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
        const forward = (event: Event) => listener({}, ...(event as CustomEvent<unknown[]>).detail);
        listeners.set(listener, forward);
        window.addEventListener(`shell:${channel}`, forward);
      },
      off: (channel: string, listener: unknown) => {
        const forward = listeners.get(listener);
        if (forward !== undefined) window.removeEventListener(`shell:${channel}`, forward);
      },
    },
    webUtils: { getPathForFile: (file: File) => (file as File & { testPath?: string }).testPath ?? '' },
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => {
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }), writable: false, configurable: false });
      },
    },
  };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };
  preload(require, {}, { exports: {} });
}
