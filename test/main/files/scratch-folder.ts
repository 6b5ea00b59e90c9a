import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder of real files for one test file, removed after it. */
export function scratchFolder(): { path(name: string): string; write(name: string, content: string | Buffer): string } {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}
