import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { DomainError, reportError } from '../../../src-core/domain-error.ts';
import { type Application } from '../../workspace/context.ts';
import { HandedFiles } from '../handed-files.ts';
import { refuse, sendDoorPage } from './answers.ts';
import { streamEvents } from './event-stream.ts';
import { setSecurityHeaders } from './headers.ts';
import { openMetricsDoor } from './metrics.ts';
import { answerOperation } from './operations.ts';
import { Session } from './session.ts';
import { receiveUpload } from './upload.ts';
import { listWindowFiles, readWindowFile, type WindowFile } from '../window-files.ts';

export const loopbackAddress = '127.0.0.1';

export interface BrowserHostOptions {
  readonly application: Application;
  /** Folder of the built window. */
  readonly windowFolder: string;
  /** Absent or 0: any free port. */
  readonly port?: number | undefined;
  /** Opens `/metrics` to those who send it; absent: there is no such address. */
  readonly metricsToken?: string | undefined;
  /** Only the loopback address is accepted. */
  readonly address?: string | undefined;
}

export interface BrowserHost {
  readonly port: number;
  /** Makes a new one-time address; the one before stops working if it was not used. */
  oneTimeAddress(): string;
  close(): Promise<void>;
}

/**
 * Serves the window and the contract on the loopback address to the holder of a one-time address.
 *
 * @throws DomainError ADDRESS_REFUSED for any other bind address, or a port that is taken
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost> {
  const address = options.address ?? loopbackAddress;
  if (address !== loopbackAddress)
    throw new DomainError('ADDRESS_REFUSED', `Plimsoll serves on ${loopbackAddress} only, not on ${address}`, {
      kept: 'Nothing was opened to the network',
      remedy: 'Leave the address out; to use it from elsewhere, forward the port through ssh',
    });
  const files = new HandedFiles();
  const session = new Session();
  const metrics =
    options.metricsToken === undefined ? null : openMetricsDoor(options.application, options.metricsToken);
  const windowFiles = listWindowFiles(options.windowFolder);
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, reportError(error));
    });
  });
  // An upload of 2 GiB takes longer than Node's five minutes on a slow disk.
  server.requestTimeout = 60 * 60 * 1000;
  const port = await listen(options.port ?? 0);
  const origin = `http://${loopbackAddress}:${port}`;

  async function listen(wanted: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause: NodeJS.ErrnoException) => {
        const why = cause.code === 'EADDRINUSE' ? 'is taken by another program' : `can't be used (${cause.code})`;
        reject(
          new DomainError('ADDRESS_REFUSED', `Port ${wanted} ${why}`, {
            remedy: 'Choose another with --port, or leave it out for any free one',
            cause,
          }),
        );
      });
      server.listen(wanted, address, resolve);
    });
    return (server.address() as AddressInfo).port;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setSecurityHeaders(response);
    // A page elsewhere that has its name point here (DNS rebinding) still sends its own name.
    if (request.headers.host !== `${loopbackAddress}:${port}`)
      return refuse(response, 403, { code: 'ADDRESS_REFUSED', message: 'Plimsoll answers to its own address only' });
    const url = URL.parse(request.url ?? '/', origin);
    if (url === null || url.origin !== origin)
      return refuse(response, 400, { code: 'INVALID_INPUT', message: 'The address cannot be read' });
    if (request.method === 'GET' || request.method === 'HEAD') return answerGet(url, request, response);
    if (request.method === 'POST') return answerPost(url, request, response);
    response.setHeader('Allow', 'GET, HEAD, POST');
    refuse(response, 405, { code: 'INVALID_INPUT', message: 'Plimsoll knows GET and POST only' });
  }

  async function answerGet(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (url.pathname === '/metrics' && metrics !== null) return metrics.answer(request, response);
    const token = url.searchParams.get('token');
    if (url.pathname === '/' && token !== null) return exchangeToken(token, request, response);
    if (!session.isMember(request.headers.cookie, port)) return sendStranger(response);
    const site = request.headers['sec-fetch-site'];
    if (url.pathname === '/api/events') {
      if (site !== undefined && site !== 'same-origin')
        return refuse(response, 403, { code: 'ADDRESS_REFUSED', message: 'Another site may not listen in' });
      return streamEvents(options.application, response);
    }
    const file = windowFiles.get(url.pathname === '/' ? '/index.html' : url.pathname);
    if (file === undefined)
      return refuse(response, 404, { code: 'FILE_NOT_FOUND', message: 'There is nothing at this address' });
    await sendWindowFile(file, request, response);
  }

  async function answerPost(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!session.isMember(request.headers.cookie, port))
      return refuse(response, 401, {
        code: 'ADDRESS_REFUSED',
        message: 'This window is not known here',
        remedy: 'Open the one-time address that Plimsoll printed',
      });
    // Browsers always name the origin of a POST.
    if (request.headers.origin !== origin)
      return refuse(response, 403, { code: 'ADDRESS_REFUSED', message: 'Another site may not send orders' });
    const name = /^\/api\/([\w.]+)$/.exec(url.pathname)?.[1];
    if (name === undefined)
      return refuse(response, 404, { code: 'UNKNOWN_OPERATION', message: 'There is nothing at this address' });
    if (name === 'upload') return receiveUpload(files, url.searchParams.get('name') ?? '', request, response);
    return answerOperation(options.application, files, name, request, response);
  }

  function exchangeToken(token: string, request: IncomingMessage, response: ServerResponse): void {
    if (!session.redeem(token) && !session.isMember(request.headers.cookie, port)) return sendStranger(response);
    response.statusCode = 303;
    response.setHeader('Set-Cookie', session.cookie(port));
    response.setHeader('Location', '/');
    response.end();
  }

  return {
    port,
    oneTimeAddress: () => `${origin}/?token=${session.issueToken()}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await files.close();
    },
  };
}

function sendStranger(response: ServerResponse): void {
  sendDoorPage(
    response,
    401,
    'This address has been used',
    'A one-time address opens one browser. Go back to the window that it opened, or press Enter in the terminal where ' +
      'Plimsoll runs to be given a new one.',
  );
}

async function sendWindowFile(file: WindowFile, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('Content-Type', file.mediaType);
  if (file.immutable) response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  await pipeline(readWindowFile(file), response);
}
