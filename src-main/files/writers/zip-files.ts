import { zipSync, type Zippable } from 'fflate';

/**
 * Packs files into a zip. The same files and time give the same bytes on every machine: names in the given order, no
 * attributes of the system, and the time as it stands in `at`, not as the machine's zone shows it.
 *
 * @param at ISO time in UTC that each file is dated with
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, at: string): Uint8Array {
  const mtime = zonelessTime(at);
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { mtime, level: 6 }];
  return zipSync(entries);
}

/** A zip stores wall-clock time; this is the date whose local clock shows the UTC time. */
function zonelessTime(at: string): Date {
  const utc = new Date(at);
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  );
}
