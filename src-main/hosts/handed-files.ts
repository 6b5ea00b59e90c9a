import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type HandedFile } from '../../src-core/contract/bridge.ts';
import { DomainError } from '../../src-core/domain-error.ts';

/**
 * The files a user handed to a window. The window knows handles; paths stay here. Also owns the private folder in which
 * a host puts what was sent to it.
 */
export class HandedFiles {
  readonly #paths = new Map<string, string>();
  #folder: Promise<string> | null = null;

  register(file: string, bytes: number): HandedFile {
    const handle = `file-${randomUUID()}`;
    this.#paths.set(handle, file);
    return { handle, name: path.basename(file), bytes };
  }

  /** @throws DomainError FILE_NOT_FOUND for a handle that this host never gave out */
  readonly resolve = (handle: string): string => {
    const file = this.#paths.get(handle);
    if (file !== undefined) return file;
    throw new DomainError('FILE_NOT_FOUND', 'This file is no longer at hand', { remedy: 'Choose or drop it again' });
  };

  /** A folder that only this user can read, made when first needed and removed by `close`. */
  folder(): Promise<string> {
    this.#folder ??= mkdtemp(path.join(tmpdir(), 'plimsoll-'));
    return this.#folder;
  }

  async close(): Promise<void> {
    this.#paths.clear();
    if (this.#folder !== null) await rm(await this.#folder, { recursive: true, force: true });
  }
}
