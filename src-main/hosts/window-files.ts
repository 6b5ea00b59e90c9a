import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '../../src-core/domain-error.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

export interface WindowFile {
  readonly path: string;
  readonly mediaType: string;
  /** Its name carries a hash of its content, so it may be kept for ever. */
  readonly immutable: boolean;
}

/**
 * The built window's files by their address (`/index.html`). Listed once and looked up by the whole address, so that no
 * spelling of a path can lead out of the folder.
 *
 * @throws DomainError INTERNAL where the window was not built
 */
export function listWindowFiles(folder: string): ReadonlyMap<string, WindowFile> {
  if (!existsSync(path.join(folder, 'index.html')))
    throw new DomainError('INTERNAL', 'The window has not been built', { remedy: 'Run `npm run setup`' });
  const files = new Map<string, WindowFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    const mediaType = mediaTypes[path.extname(name)];
    if (mediaType === undefined || !statSync(file).isFile()) continue;
    const address = `/${name.replaceAll(path.sep, '/')}`;
    files.set(address, { path: file, mediaType, immutable: address.startsWith('/assets/') });
  }
  return files;
}

export const readWindowFile = (file: WindowFile) => createReadStream(file.path);
