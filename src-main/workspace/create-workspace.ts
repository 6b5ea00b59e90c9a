import { mkdirSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { openStore } from '../store/index.ts';
import { type UseCase, type Workbench } from './context.ts';

/** Makes a workspace file. Plimsoll's own folder is made with it where this is its first file; no other folder is. */
export const createWorkspace: UseCase<'workspace.create', Workbench> = (bench, input) => {
  const path = resolve(input.path);
  if (dirname(path) === resolve(bench.home)) mkdirSync(bench.home, { recursive: true });
  return bench.adopt(openStore(path, { create: { name: basename(path, '.plimsoll'), sample: false } }));
};
