import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A sample workspace whose risk is computed, to be copied. */
    readonly sampleWorkspace: string;
  }
}

/** Makes the sample workspace once for all browser tests. */
export default async function makeSample(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-sample-'));
  const launcher = path.resolve(import.meta.dirname, '../../scripts/plimsoll.js');
  await promisify(execFile)(process.execPath, [launcher, 'init', 'sample.plimsoll', '--sample'], {
    cwd: folder,
    env: { ...process.env, PLIMSOLL_HOME: path.join(folder, 'home') },
  });
  project.provide('sampleWorkspace', path.join(folder, 'sample.plimsoll'));
  return () => rm(folder, { recursive: true, force: true });
}
