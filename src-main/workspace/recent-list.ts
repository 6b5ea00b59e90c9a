import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type RecentWorkspace } from '../../src-core/contract/index.ts';

/** The workspaces opened last, newest first, in a small file of the home folder. */
export interface RecentList {
  entries(): readonly RecentWorkspace[];
  add(path: string): void;
}

const keptEntries = 12;
const storedEntries = z.array(z.object({ path: z.string(), openedAt: z.string() }));
type StoredEntry = z.infer<typeof storedEntries>[number];

export function createRecentList(home: string, now: () => Date): RecentList {
  const file = join(home, 'recent.json');
  return {
    entries: () =>
      readEntries(file).map(({ path, openedAt }) => ({
        path,
        name: basename(path, '.plimsoll'),
        openedAt,
        exists: existsSync(path),
      })),

    add(path) {
      const others = readEntries(file).filter((entry) => entry.path !== path);
      writeEntries(file, home, [{ path, openedAt: now().toISOString() }, ...others].slice(0, keptEntries));
    },
  };
}

/** A list that is missing or damaged is an empty one: it is a convenience, and the next opening writes it anew. */
function readEntries(file: string): StoredEntry[] {
  try {
    const parsed = storedEntries.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/** Written beside and renamed, so that a crash leaves the old list; a home that can't be written costs only the list. */
function writeEntries(file: string, home: string, entries: readonly StoredEntry[]): void {
  const unfinished = `${file}.${process.pid}.new`;
  try {
    mkdirSync(home, { recursive: true });
    writeFileSync(unfinished, JSON.stringify(entries, null, 2));
    renameSync(unfinished, file);
  } catch {
    // Opening a workspace must not fail because the list of recent ones can't be kept.
  }
}
