import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError, reportError } from '../../../src-core/domain-error.ts';
import { type HandedFiles } from '../handed-files.ts';
import { refuse, sendAnswer } from './answers.ts';

const largestUpload = 2 * 1024 ** 3;

/**
 * `POST /api/upload?name=`: streams a dropped file into the host's private folder, under its own name because a
 * positions file names its portfolio. A file that does not arrive whole is removed.
 */
export async function receiveUpload(
  files: HandedFiles,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const fileName = safeFileName(name);
  if (fileName === null)
    return refuse(response, 400, { code: 'INVALID_INPUT', message: 'The file has no usable name' });
  if (Number(request.headers['content-length'] ?? 0) > largestUpload)
    return refuse(response, 413, reportError(tooLarge(fileName)));
  const folder = path.join(await files.folder(), randomUUID());
  const target = path.join(folder, fileName);
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > largestUpload) done(tooLarge(fileName));
      else done(null, chunk);
    },
  });
  try {
    await mkdir(folder, { mode: 0o700 });
    await pipeline(request, count, createWriteStream(target, { mode: 0o600 }));
    sendAnswer(response, { ok: true, value: files.register(target, bytes) });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    sendAnswer(response, { ok: false, error: reportError(full ? diskFull(fileName) : error) });
  }
}

/** The last part of the name as a file name on any system, or null where nothing is left of it. */
function safeFileName(name: string): string | null {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // Control characters, and what Windows refuses in a name.
  const cleaned = last
    .replaceAll(/[\p{Cc}<>:"|?*]/gu, '_')
    .trim()
    .slice(-200);
  return /^\.*$/.test(cleaned) ? null : cleaned;
}

const tooLarge = (name: string) =>
  new DomainError('FILE_TOO_LARGE', `${name} is larger than 2 GiB`, {
    kept: 'Nothing was imported',
    remedy: 'Split it, or import it with the command line: plimsoll import',
  });

const diskFull = (name: string) =>
  new DomainError('DISK_FULL', `The disk is full: ${name} could not be taken in`, {
    kept: 'Nothing was imported and the part that arrived was removed',
    remedy: 'Free space in the temporary folder and drop the file again',
  });
