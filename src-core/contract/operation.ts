import { type z } from 'zod';

/** `query` reads, `command` writes at once, `task` may take long: it shows progress and can be cancelled. */
export type OperationKind = 'query' | 'command' | 'task';

/** One operation: one schema for its input, one type for its output. Its name is its key in the contract. */
export interface Operation<Input extends z.ZodType = z.ZodType, Output = unknown> {
  readonly kind: OperationKind;
  /** Whether it works without an open workspace. */
  readonly scope: 'application' | 'workspace';
  readonly input: Input;
  /** Carries the output's type; never present at run time. */
  readonly output?: Output;
}

/** Starts an operation's declaration: `declare('query', 'workspace', schema).returns<Output>()`. */
export function declare<Input extends z.ZodType>(kind: OperationKind, scope: Operation['scope'], input: Input) {
  return { returns: <Output>(): Operation<Input, Output> => ({ kind, scope, input }) };
}

type Merged<Groups extends readonly unknown[]> = Groups extends readonly [infer First, ...infer Rest]
  ? First & Merged<Rest>
  : unknown;

/** Joins groups of operations into one contract; a name used twice is a defect that fails at start. */
export function mergeOperations<const Groups extends readonly Record<string, Operation>[]>(
  ...groups: Groups
): Merged<Groups> {
  const merged: Record<string, Operation> = {};
  for (const group of groups) {
    for (const [name, operation] of Object.entries(group)) {
      if (name in merged) throw new Error(`The operation ${name} is declared twice`);
      merged[name] = operation;
    }
  }
  return merged as Merged<Groups>;
}
