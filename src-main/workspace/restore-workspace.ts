import { resolve } from 'node:path';
import { DomainError } from '../../src-core/domain-error.ts';
import { openStore } from '../store/index.ts';
import { type UseCase, type Workbench } from './context.ts';

/** Checks the backup, writes a copy of it to a new file and opens that; the backup itself is not touched. */
export const restoreWorkspace: UseCase<'workspace.restore', Workbench> = async (bench, input) => {
  const path = resolve(input.path);
  const backup = openStore(resolve(input.backup), { readOnly: true });
  try {
    const failed = backup.verify().filter((check) => !check.ok);
    if (failed.length > 0) {
      const found = failed.map((check) => `${check.name}: ${check.detail}`).join('; ');
      throw new DomainError('CORRUPT_WORKSPACE', `The backup is damaged (${found})`, {
        kept: 'The backup and the open workspace were left as they are',
        remedy: 'Choose an older backup',
        place: backup.path,
      });
    }
    backup.backup(path);
  } finally {
    backup.close();
  }
  return bench.adopt(openStore(path, {}));
};
