import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { loopbackAddress, startBrowserHost } from '../browser/server.ts';
import { hasDisplay, openBrowser } from '../browser/open-browser.ts';
import { type Application } from '../../workspace/context.ts';
import { findElectron } from './electron-runtime.ts';
import { projectRoot } from './project-root.ts';
import { type CommandSession } from './session.ts';

/**
 * Opens Electron's window and waits until it is closed.
 *
 * @param args what the window is to open: a workspace's path, `--sample`, or nothing
 * @returns false, having said why, where Electron can't run here
 */
export async function openElectron(session: CommandSession, args: readonly string[]): Promise<boolean> {
  const runtime = findElectron(projectRoot);
  if ('absence' in runtime) {
    session.terminal.message(`The window opens in a browser: ${runtime.absence}`);
    return false;
  }
  const child = spawn(runtime.program, [projectRoot, ...args], { stdio: 'inherit' });
  session.signal.addEventListener('abort', () => child.kill(), { once: true });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== null && code !== 0) session.endWith(code);
  return true;
}

export interface MetricsAccess {
  readonly token: string;
  /** Whether the token was made here, and nobody knows it before it is printed. */
  readonly isNew: boolean;
}

export interface ServeOptions {
  readonly port?: number | undefined;
  readonly address?: string | undefined;
  /** Opens `/metrics` to those who send the token; absent: there is no such address. */
  readonly metrics?: MetricsAccess;
  /** Whether to open a browser where there is a display. */
  readonly show: boolean;
}

/** Serves the window to a browser until the user stops the command; prints the one-time address on a line of its own. */
export async function serveWindow(session: CommandSession, application: Application, options: ServeOptions) {
  const windowFolder = path.join(projectRoot, 'out', 'renderer');
  const host = await startBrowserHost({
    application,
    windowFolder,
    port: options.port,
    address: options.address,
    metricsToken: options.metrics?.token,
  });
  try {
    const address = host.oneTimeAddress();
    session.terminal.result(address);
    if (options.metrics) session.terminal.message(metricsLine(host.port, options.metrics));
    session.terminal.message('Press Ctrl-C to stop');
    if (options.show && hasDisplay()) openBrowser(address);
    const stopListening = offerNewAddress(session, () => host.oneTimeAddress());
    if (!session.signal.aborted) await once(session.signal, 'abort');
    stopListening();
  } finally {
    await host.close();
  }
}

function metricsLine(port: number, { token, isNew }: MetricsAccess): string {
  return `Metrics: http://${loopbackAddress}:${port}/metrics, with ${isNew ? `the token ${token}` : 'the token given'}`;
}

/** Enter in the terminal prints a new one-time address, for a second browser. */
function offerNewAddress(session: CommandSession, newAddress: () => string): () => void {
  if (!process.stdin.isTTY) return () => undefined;
  const lines = createInterface({ input: process.stdin });
  lines.on('line', () => session.terminal.result(newAddress()));
  return () => lines.close();
}
