import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { medianMilliseconds, type Bench } from './measure.ts';

const launcher = fileURLToPath(new URL('../../scripts/plimsoll.js', import.meta.url));

/** Whole processes, as a script would start them. */
export const startUp: Bench = {
  name: 'start-up',
  async run({ folder }) {
    const env = { ...process.env, PLIMSOLL_HOME: folder };
    const start = (...args: string[]) => execFileSync(process.execPath, [launcher, ...args], { env, stdio: 'pipe' });
    const workspace = path.join(folder, 'sample-start.plimsoll');
    start('init', workspace, '--sample');
    const version = await medianMilliseconds(5, () => start('--version'));
    const risk = await medianMilliseconds(5, () => start('risk', workspace, '--json'));
    return [
      { name: 'plimsoll --version', value: version, unit: 'ms', runs: 5, aim: '' },
      { name: 'plimsoll risk on the sample workspace, whole process', value: risk, unit: 'ms', runs: 5, aim: '' },
    ];
  },
};
