import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import { type WindowFile } from '../window-files.ts';

const scheme = 'plimsoll-app';
export const windowAddress = `${scheme}://window/`;

/** Whether an address belongs to the window's own files. */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${scheme}:` && url.host === 'window';
}

/** Must run before the app is ready. The scheme is known inside this app only; the system is not told of it. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Answers the window's requests with the files it was built from, and nothing else. */
export function serveWindowFiles(files: ReadonlyMap<string, WindowFile>): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const file = isOwnAddress(request.url) ? files.get(url.pathname === '/' ? '/index.html' : url.pathname) : undefined;
    const headers = { 'Content-Security-Policy': contentSecurityPolicy, 'X-Content-Type-Options': 'nosniff' };
    if (file === undefined || request.method !== 'GET') return new Response(null, { status: 404, headers });
    const body = new Uint8Array(await readFile(file.path));
    return new Response(body, { headers: { ...headers, 'Content-Type': file.mediaType } });
  });
}
