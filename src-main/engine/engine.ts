import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { DomainError, errorFromReport, reportError } from '../../src-core/domain-error.ts';
import { type Job, type JobOutcome } from './serve-tasks.ts';
import { type Progress, type RunOptions } from './task.ts';
import { type TaskInput, type TaskOutput, type Tasks, type TaskTable } from './tasks/registry.ts';
import { workerFile } from './worker-file.ts';

/** The pool of worker threads behind every calculation. */
export interface Engine<Table extends TaskTable = Tasks> {
  /** Number of threads it may use. */
  readonly size: number;
  /**
   * Runs a task on a free thread; typed arrays on shared memory are passed by reference, everything else is copied.
   *
   * @throws DomainError CANCELLED when the signal fires, WORKER_CRASHED when the thread died, else what the task threw
   */
  run<Name extends keyof Table & string>(
    name: Name,
    input: TaskInput<Table[Name]>,
    options?: RunOptions,
  ): Promise<TaskOutput<Table[Name]>>;
  /** Bytes held by the heap of each thread that is running, with what it holds outside of it. */
  memory(): Promise<readonly number[]>;
  /** Changes the number of threads; running tasks finish where they are. 0 = one a core. */
  resize(workers: number): void;
  /** Stops every thread; running tasks end as CANCELLED. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Threads; absent or 0 = one a core. */
  readonly workers?: number | undefined;
  /** Worker file with another table of tasks. */
  readonly worker?: URL;
  /** Heap of one thread; shared panels lie outside it. */
  readonly heapMegabytes?: number;
}

const idleMilliseconds = 60_000;
/** Threads that may die in a row before they take on a task; then the queue is given up instead of waiting for ever. */
const failedStartsAllowed = 3;

/** Makes an engine. Threads start with the first task, so that a command which needs none stays quick. */
export function createEngine<Table extends TaskTable = Tasks>(options: EngineOptions = {}): Engine<Table> {
  const file = fileURLToPath(options.worker ?? workerFile());
  let size = threadCount(options.workers ?? 0);
  let pool: Piscina<Job, JobOutcome> | null = null;
  let closed = false;
  let failedStarts = 0;
  let startFailure: unknown = null;

  const openPool = (): Piscina<Job, JobOutcome> => {
    const opened = new Piscina<Job, JobOutcome>({
      filename: file,
      // One thread is always replaced; with none, tasks that queue behind a crash would wait for ever.
      minThreads: 1,
      maxThreads: size,
      idleTimeout: idleMilliseconds,
      ...(options.heapMegabytes === undefined
        ? {}
        : { resourceLimits: { maxOldGenerationSizeMb: options.heapMegabytes } }),
    });
    // A thread that dies between tasks takes nothing with it and is replaced, unless none ever gets to work.
    opened.on('error', (error) => {
      failedStarts += 1;
      if (failedStarts < failedStartsAllowed || pool !== opened) return;
      pool = null;
      startFailure = error;
      void opened.destroy();
    });
    return opened;
  };

  return {
    get size() {
      return size;
    },

    async run(name, input, { signal, onProgress, transfer = [] } = {}) {
      if (signal?.aborted) throw cancelled(name);
      if (closed) throw new DomainError('CANCELLED', `${name} was not started: the engine is closed`);
      pool ??= openPool();
      const channel = onProgress ? new MessageChannel() : null;
      if (channel && onProgress) channel.port1.on('message', onProgress).unref();
      try {
        const job: Job = { name, input, progress: channel?.port2 ?? null };
        const transferList = [...transfer, ...(channel ? [channel.port2] : [])];
        const outcome = await pool.run(job, { transferList, ...(signal ? { signal } : {}) });
        failedStarts = 0;
        startFailure = null;
        if (channel && onProgress) drain(channel.port1, onProgress);
        if (!outcome.ok) throw errorFromReport(outcome.error);
        // The registry ties the name to its output's type; the thread boundary forgets it.
        return outcome.value as TaskOutput<Table[typeof name]>;
      } catch (thrown) {
        if (thrown instanceof DomainError) throw thrown;
        if (signal?.aborted || closed) throw cancelled(name);
        // An input that can't be cloned never reached a thread: a defect of the caller.
        if (thrown instanceof DOMException) throw errorFromReport(reportError(thrown));
        throw crashed(name, startFailure ?? thrown);
      } finally {
        channel?.port1.close();
      }
    },

    async memory() {
      const threads = pool?.threads ?? [];
      // An idle thread that is asked does not keep the process going: it would end in the middle of the answer.
      const awake = setInterval(() => {}, idleMilliseconds);
      const heaps = await Promise.allSettled(threads.map(async (thread) => thread.getHeapStatistics()));
      clearInterval(awake);
      // A thread that ended meanwhile holds nothing any more.
      return heaps.flatMap((heap) =>
        heap.status === 'fulfilled' ? [heap.value.total_heap_size + heap.value.external_memory] : [],
      );
    },

    resize(workers) {
      const wanted = threadCount(workers);
      if (wanted === size) return;
      size = wanted;
      // The old pool finishes what it has; its threads end by themselves.
      void pool?.close();
      pool = null;
    },

    async close() {
      closed = true;
      await pool?.destroy();
      pool = null;
    },
  };
}

function threadCount(workers: number): number {
  return workers > 0 ? workers : availableParallelism();
}

/** Hands over the progress that arrived together with the result, so that the last step is never lost. */
function drain(port: MessagePort, onProgress: (progress: Progress) => void): void {
  for (let entry = receiveMessageOnPort(port); entry; entry = receiveMessageOnPort(port)) {
    onProgress(entry.message as Progress);
  }
}

function cancelled(name: string): DomainError {
  return new DomainError('CANCELLED', `${name} was cancelled`, { kept: 'Earlier results were left in place' });
}

function crashed(name: string, cause: unknown): DomainError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new DomainError('WORKER_CRASHED', `The worker thread running ${name} ended unexpectedly (${why})`, {
    kept: 'Earlier results and all other tasks are unaffected; the thread was replaced',
    remedy: 'Try again; if it happens again, use fewer workers or less data and report it',
    cause,
  });
}
