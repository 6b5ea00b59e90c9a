import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBrowserHost, type BrowserHost } from '../../../../src-main/hosts/browser/server.ts';
import { createApplication } from '../../../../src-main/workspace/application.ts';
import { type Application } from '../../../../src-main/workspace/context.ts';

/** A browser host over a real application in a folder of its own, with a window of three files. */
export interface ServedWindow {
  readonly folder: string;
  readonly application: Application;
  readonly host: BrowserHost;
  readonly origin: string;
  /** The cookie header of a browser that used the one-time address. */
  readonly cookie: string;
  close(): Promise<void>;
}

export async function serveTestWindow(): Promise<ServedWindow> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-host-'));
  const windowFolder = path.join(folder, 'window');
  await mkdir(path.join(windowFolder, 'assets'), { recursive: true });
  await writeFile(path.join(windowFolder, 'index.html'), '<!doctype html><title>Plimsoll</title>');
  await writeFile(path.join(windowFolder, 'assets', 'index-abc123.js'), 'export {};');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  const home = path.join(folder, 'home');
  const application = createApplication({ host: 'browser', version: 'test', home, now: () => new Date(), workers: 1 });
  const host = await startBrowserHost({ application, windowFolder });
  const origin = `http://127.0.0.1:${host.port}`;
  const exchange = await send(host.oneTimeAddress());
  const cookie = exchange.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return {
    folder,
    application,
    host,
    origin,
    cookie,
    close: async () => {
      await host.close();
      await application.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Sent {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Sent as it is, without the client tidying it up. */
  readonly rawPath?: string;
}

/** One request just as given: no redirects followed, no header set that was not asked for. */
export function send(address: string, { method = 'GET', headers = {}, body, rawPath }: Sending = {}): Promise<Sent> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: url.hostname, port: url.port, path: rawPath ?? url.pathname + url.search, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
