import { execFile } from 'node:child_process';
import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';

const launcher = path.resolve(import.meta.dirname, '../../scripts/plimsoll.js');
/** A folder with securities, prices, fundamentals, an index and positions-*.csv; without it, the sample is used. */
const dataFolder = process.env['PLIMSOLL_E2E_DATA'];

/** The command line in a folder, as an analyst uses it. */
export type Plimsoll = (...args: string[]) => Promise<{ readonly stdout: string; readonly stderr: string }>;

export function plimsollIn(folder: string): Plimsoll {
  return (...args) =>
    promisify(execFile)(process.execPath, [launcher, ...args], {
      cwd: folder,
      env: { ...process.env, PLIMSOLL_HOME: path.join(folder, 'home') },
    });
}

/** Makes `w.plimsoll` with a risk run in a folder: the sample, or the data of the folder that PLIMSOLL_E2E_DATA names. */
export async function makeDeskWorkspace(folder: string, plimsoll: Plimsoll): Promise<void> {
  if (dataFolder === undefined) {
    await copyFile(inject('sampleWorkspace'), path.join(folder, 'w.plimsoll'));
    return;
  }
  await plimsoll('init', 'w.plimsoll');
  const files = await readdir(dataFolder);
  const fileOf = (kind: string) =>
    path.join(
      dataFolder,
      files.find((name) => name.startsWith(kind))!,
    );
  const kinds = ['securities', 'prices', 'fundamentals', 'index', 'positions'];
  await plimsoll('import', 'w.plimsoll', ...kinds.flatMap((kind) => [`--${kind}`, fileOf(kind)]));
  await plimsoll('risk', 'w.plimsoll');
}
