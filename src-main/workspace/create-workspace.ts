import { basename, resolve } from 'node:path';
import { openStore } from '../store/index.ts';
import { type UseCase, type Workbench } from './context.ts';

export const createWorkspace: UseCase<'workspace.create', Workbench> = (bench, input) => {
  const path = resolve(input.path);
  return bench.adopt(openStore(path, { create: { name: basename(path, '.plimsoll'), sample: false } }));
};
