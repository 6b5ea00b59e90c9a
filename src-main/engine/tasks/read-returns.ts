import { readReturns, type ReturnSeries, type ReadReturnsInput } from '../../files/import/read-returns.ts';
import { type Task } from '../task.ts';

/** Reads a series of returns from a file without any workspace. */
export const readReturnsTask: Task<ReadReturnsInput, ReturnSeries> = {
  name: 'read-returns',
  run: (input, context) =>
    readReturns(input, (done, total) => context.progress({ stage: 'Reading', done, total, unit: 'bytes' })),
};
