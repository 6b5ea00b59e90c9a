/** How far a task has come. `done` and `total` are in `unit` (rows, days, scenarios); total is null while unknown. */
export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: string;
  /** Figures by step so far, by name, for tasks that are watched as they go: the losses of each epoch. */
  readonly curves?: Readonly<Record<string, readonly number[]>>;
}

/** What a task may touch besides its input. */
export interface TaskContext {
  /** Cheap; may be called often, the engine thins it out. */
  progress(progress: Progress): void;
}

/**
 * A job for a worker: a pure function of a structured-cloneable input, large arrays in shared memory.
 * One file in tasks/ exports one task and registry.ts lists it; that is all it takes to add one.
 */
export interface Task<Input, Output> {
  readonly name: string;
  run(input: Input, context: TaskContext): Output | Promise<Output>;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly transfer?: readonly ArrayBuffer[];
}
