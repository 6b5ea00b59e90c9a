import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the installed packages follow from: the lockfile and the platform its optional packages are chosen for. */
export function installStamp(root) {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

/** What the build follows from: path, size and time of every source file, and the packages it is built with. */
export function sourceStamp(root, sources, install) {
  const hash = createHash('sha256').update(install);
  const visit = (relative) => {
    const full = path.join(root, relative);
    const stats = statSync(full, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (stats.isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${relative}/${name}`);
      return;
    }
    hash.update(`${relative}\0${stats.size}\0${stats.mtimeMs}\n`);
  };
  sources.forEach(visit);
  return hash.digest('hex');
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

export function writeStamp(file, stamp) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${stamp}\n`);
}

/**
 * Whether npm's own record of what it installed agrees with the lockfile, as after `npm install` by hand. Optional
 * packages may be absent: npm leaves out those of other platforms.
 */
export function installedAgrees(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true;
    const found = installed[name];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}
