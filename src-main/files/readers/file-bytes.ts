import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '../../../src-core/domain-error.ts';

/** No file, packed or unpacked, is read beyond this many bytes. */
export const largestFile = 2 * 1024 ** 3;

export type FileFormat = 'csv' | 'csv.gz' | 'xlsx';

/** What is known of a file before it is read. */
export interface FileFacts {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly modified: number;
  readonly format: FileFormat;
}

const megabyte = 1024 ** 2;
const untouched = 'Nothing was imported';

/** The domain error for what the file system refused. */
export function fileError(path: string, thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const detail = { kept: untouched, place: path, cause: thrown };
  if (code === 'ENOENT') {
    return new DomainError('FILE_NOT_FOUND', `There is no file ${basename(path)}`, {
      ...detail,
      remedy: 'Check the path; if the file was on a drive that went away, connect it again',
    });
  }
  if (code.startsWith('Z_')) {
    return new DomainError('FILE_UNREADABLE', `${basename(path)} is a damaged or cut-off gzip file`, {
      ...detail,
      remedy: 'Fetch or pack the file again',
    });
  }
  const reason = code === 'EISDIR' ? 'it is a folder' : code === 'EACCES' ? 'access is denied' : code || String(thrown);
  return new DomainError('FILE_UNREADABLE', `${basename(path)} cannot be read: ${reason}`, {
    ...detail,
    remedy: 'Choose another file or change its permissions',
  });
}

/**
 * Looks at a file's size and first bytes; the format is told by its content, not by its name.
 *
 * @param limit largest size in bytes
 * @throws DomainError FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE
 */
export async function fileFacts(path: string, limit = largestFile): Promise<FileFacts> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size > limit) throw tooLarge(path, `has ${size} bytes`, limit);
    const handle = await open(path);
    try {
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
      const zip = buffer[0] === 0x50 && buffer[1] === 0x4b && buffer[2] === 3 && buffer[3] === 4;
      const gzip = buffer[0] === 0x1f && buffer[1] === 0x8b;
      // A file that calls itself a workbook is read as one, so that a text file so named is refused by the right reason.
      const workbook = zip || path.toLowerCase().endsWith('.xlsx');
      const format = workbook ? 'xlsx' : gzip ? 'csv.gz' : 'csv';
      return { path, name: basename(path), bytes: size, modified: mtimeMs, format };
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

/** A file being read: its unpacked bytes, and its hash once they are all read. */
export interface FileBytes {
  readonly chunks: AsyncIterable<Buffer>;
  /** SHA-256 of the file as it lies on disk, hexadecimal; to be asked after the last chunk. */
  sha256(): string;
}

/**
 * Streams a file, unpacking gzip, and hashes it on the way.
 *
 * @param onBytes told how many bytes of the file on disk have been read
 * @param limit most bytes after unpacking
 * @throws (while reading) DomainError FILE_NOT_FOUND, FILE_UNREADABLE, FILE_CHANGED, FILE_TOO_LARGE
 */
export function readFileBytes(facts: FileFacts, onBytes: (done: number) => void, limit = largestFile): FileBytes {
  const hash = createHash('sha256');
  let digest = '';

  async function* packed(): AsyncGenerator<Buffer> {
    let done = 0;
    for await (const chunk of createReadStream(facts.path, { highWaterMark: megabyte })) {
      const bytes = chunk as Buffer;
      hash.update(bytes);
      done += bytes.length;
      onBytes(done);
      yield bytes;
    }
    await assertUnchanged(facts, done);
    digest = hash.digest('hex');
  }

  async function* unpacked(): AsyncGenerator<Buffer> {
    let done = 0;
    const source =
      facts.format === 'csv.gz' ? pipeline(packed, createGunzip({ chunkSize: megabyte }), () => undefined) : packed();
    try {
      for await (const chunk of source) {
        const bytes = chunk as Buffer;
        done += bytes.length;
        if (done > limit) throw tooLarge(facts.path, 'unpacks to more', limit);
        yield bytes;
      }
    } catch (thrown) {
      throw fileError(facts.path, thrown);
    }
  }

  return { chunks: unpacked(), sha256: () => digest };
}

async function assertUnchanged(facts: FileFacts, done: number): Promise<void> {
  const now = await stat(facts.path);
  if (now.size === facts.bytes && now.mtimeMs === facts.modified && done === facts.bytes) return;
  throw new DomainError('FILE_CHANGED', `${facts.name} changed while it was being read`, {
    kept: untouched,
    remedy: 'Wait until the other program has finished writing, then import again',
    place: facts.path,
  });
}

function tooLarge(path: string, what: string, limit: number): DomainError {
  return new DomainError('FILE_TOO_LARGE', `${basename(path)} ${what}; at most ${limit} bytes are read`, {
    kept: untouched,
    remedy: 'Split the file by year or by symbol and import the parts',
    place: path,
  });
}
