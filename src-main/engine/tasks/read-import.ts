import { readImport, type ReadImportInput, type ReadImportOutput } from '../../files/import/read-import.ts';
import { type Task } from '../task.ts';

/** Reads and checks a file for import; the prices of its output lie in shared memory. */
export const readImportTask: Task<ReadImportInput, ReadImportOutput> = {
  name: 'read-import',
  run: (input, context) =>
    readImport(input, (done, total) => context.progress({ stage: 'Reading', done, total, unit: 'bytes' })),
};
