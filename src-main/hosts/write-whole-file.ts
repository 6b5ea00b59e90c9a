import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { DomainError } from '../../src-core/domain-error.ts';

/**
 * Writes a file whole or not at all: what was there stays until the new one is complete.
 *
 * @throws DomainError DISK_FULL or FILE_UNREADABLE with the way out
 */
export async function writeWholeFile(file: string, content: string | Uint8Array): Promise<void> {
  const partial = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(partial, content, { flag: 'wx' });
    await rename(partial, file);
  } catch (cause) {
    await rm(partial, { force: true });
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    const kept = 'Nothing was written';
    if (code === 'ENOSPC')
      throw new DomainError('DISK_FULL', `The disk is full: ${file} could not be written`, {
        kept,
        remedy: 'Free space, or write it elsewhere',
        cause,
      });
    throw new DomainError('FILE_UNREADABLE', `${file} could not be written (${code})`, {
      kept,
      remedy: 'Check that the folder exists and that you may write there',
      cause,
    });
  }
}
