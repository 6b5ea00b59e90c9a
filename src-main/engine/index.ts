export { createEngine, type Engine, type EngineOptions } from './engine.ts';
export { type Progress, type RunOptions, type Task, type TaskContext } from './task.ts';
export { type TaskInput, type TaskOutput, type Tasks } from './tasks/registry.ts';
