import { type TaskState } from '../../src-core/contract/index.ts';
import { DomainError, reportError } from '../../src-core/domain-error.ts';
import { type Progress } from '../engine/index.ts';
import { type CallOptions } from './context.ts';
import { createProgressMeter } from './progress-rate.ts';

/** Everything long-running that was asked for, newest last, with the way to stop it. */
export interface TaskList {
  states(): readonly TaskState[];
  /** @returns false when there is no such task or it has ended */
  cancel(id: number): boolean;
  /** Cancels what runs on behalf of this owner and waits until all of it has ended. */
  cancelAll(owner: object): Promise<void>;
  /**
   * Runs work as a task: it gets a signal that also fires on cancel, and its progress is seen by all.
   *
   * @param owner on whose behalf it runs: the open workspace or the application
   */
  track<Result>(
    operation: string,
    label: string,
    options: CallOptions,
    work: (options: CallOptions) => Result | Promise<Result>,
    owner: object,
  ): Promise<Result>;
}

interface Running {
  readonly controller: AbortController;
  readonly owner: object;
  readonly ended: Promise<unknown>;
}

/** Ended tasks that stay on the list. */
const keptTasks = 20;

export function createTaskList(now: () => Date, announce: (task: TaskState) => void): TaskList {
  const states = new Map<number, TaskState>();
  const running = new Map<number, Running>();
  let lastId = 0;

  const update = (id: number, change: Partial<TaskState>) => {
    const state = states.get(id);
    if (!state) return;
    const next = { ...state, ...change };
    states.set(id, next);
    announce(next);
  };

  const forgetOld = () => {
    const ended = [...states.keys()].filter((id) => !running.has(id));
    for (const id of ended.slice(0, Math.max(0, ended.length - keptTasks))) states.delete(id);
  };

  return {
    states: () => [...states.values()],

    cancel(id) {
      const task = running.get(id);
      task?.controller.abort();
      return task !== undefined;
    },

    async cancelAll(owner) {
      const owned = [...running.values()].filter((task) => task.owner === owner);
      for (const task of owned) task.controller.abort();
      await Promise.all(owned.map((task) => task.ended));
    },

    async track(operation, label, options, work, owner) {
      const id = ++lastId;
      const controller = new AbortController();
      const signal = options.signal ? AbortSignal.any([options.signal, controller.signal]) : controller.signal;
      const measure = createProgressMeter();
      const onProgress = (progress: Progress) => {
        const curves = progress.curves ? { curves: progress.curves } : {};
        update(id, { stage: progress.stage, ...measure(progress, performance.now()), ...curves });
        options.onProgress?.(progress);
      };
      const startedAt = now().toISOString();
      const blank = { stage: '', fraction: null, rate: '', remainingSeconds: null, curves: null, error: null };
      states.set(id, { id, operation, label, startedAt, state: 'running', ...blank });
      update(id, {});

      const result = (async () => work({ ...options, signal, onProgress }))();
      running.set(id, { controller, owner, ended: result.catch(() => {}) });
      try {
        const value = await result;
        running.delete(id);
        update(id, { state: 'done', fraction: 1, rate: '', remainingSeconds: null });
        return value;
      } catch (thrown) {
        running.delete(id);
        const wasCancelled = thrown instanceof DomainError && thrown.code === 'CANCELLED';
        const ending = wasCancelled
          ? ({ state: 'cancelled' } as const)
          : ({ state: 'failed', error: reportError(thrown) } as const);
        update(id, { ...ending, rate: '', remainingSeconds: null });
        throw thrown;
      } finally {
        forgetOld();
      }
    },
  };
}
