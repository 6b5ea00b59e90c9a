import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../../../src-core/domain-error.ts';
import { writeWholeFile } from '../write-whole-file.ts';

/**
 * Makes the folder an export goes to, where it is not there yet.
 *
 * @throws DomainError FILE_EXISTS where a file is in its place, FILE_UNREADABLE where it cannot be made
 */
export async function makeExportFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
    const kept = 'Nothing was written';
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new DomainError('FILE_EXISTS', `${folder} is not a folder`, {
        kept,
        remedy: 'Give --export the name of a folder',
        cause,
      });
    throw new DomainError('FILE_UNREADABLE', `${folder} could not be made (${code})`, {
      kept,
      remedy: 'Check that you may write there',
      cause,
    });
  }
}

/** Writes files into a folder, each whole or not at all; those of the same names are replaced. @returns their paths */
export async function writeExport(
  folder: string,
  files: readonly { readonly name: string; readonly text: string }[],
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { name, text } of files) {
    const target = path.join(folder, name);
    await writeWholeFile(target, text);
    written.push(target);
  }
  return written;
}
