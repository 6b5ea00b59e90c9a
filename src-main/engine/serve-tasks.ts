import { type MessagePort } from 'node:worker_threads';
import { DomainError, reportError, type ErrorReport } from '../../src-core/domain-error.ts';
import { thinProgress } from './progress-thinning.ts';
import { type TaskTable } from './tasks/registry.ts';

/** What the pool sends to a worker. */
export interface Job {
  readonly name: string;
  readonly input: unknown;
  /** Where progress goes; null when nobody listens. */
  readonly progress: MessagePort | null;
}

/** What the worker sends back. An error crosses the thread as plain data, because its class would be lost. */
export type JobOutcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorReport };

/** The function a worker file exports by default: runs one job at a time and never throws. */
export function serveTasks(table: TaskTable): (job: Job) => Promise<JobOutcome> {
  return async ({ name, input, progress }) => {
    try {
      const task = Object.hasOwn(table, name) ? table[name] : undefined;
      if (!task) throw new DomainError('INTERNAL', `There is no task named ${name}`);
      const report = progress ? thinProgress((step) => progress.postMessage(step)) : () => {};
      return { ok: true, value: await task.run(input as never, { progress: report }) };
    } catch (thrown) {
      return { ok: false, error: reportError(thrown) };
    }
  };
}
