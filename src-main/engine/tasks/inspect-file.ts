import { inspectFile, type InspectFileInput, type InspectFileOutput } from '../../files/import/inspect-file.ts';
import { type Task } from '../task.ts';

/** Looks at a file before it is imported. */
export const inspectFileTask: Task<InspectFileInput, InspectFileOutput> = {
  name: 'inspect-file',
  run: (input, context) =>
    inspectFile(input, (done, total) => context.progress({ stage: 'Reading', done, total, unit: 'bytes' })),
};
