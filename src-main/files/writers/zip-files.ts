import { zipSync, type Zippable } from 'fflate';

/**
 * Packs files into a zip. The same files and day give the same bytes on every machine: names in the given order, no
 * attributes of the system.
 *
 * @param at ISO time in UTC whose day the files are dated with
 */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>, at: string): Uint8Array {
  const day = new Date(at);
  // A zip stores wall-clock time without a zone: noon exists in every zone on every day.
  const mtime = new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { mtime, level: 6 }];
  return zipSync(entries);
}
