import { resolve } from 'node:path';
import { openStore, restoreBackup } from '../store/index.ts';
import { type UseCase, type Workbench } from './context.ts';

/** Checks the backup, writes a copy of it to a new file and opens that; the backup itself is not touched. */
export const restoreWorkspace: UseCase<'workspace.restore', Workbench> = (bench, input) => {
  const path = resolve(input.path);
  restoreBackup(resolve(input.backup), path);
  return bench.adopt(openStore(path));
};
