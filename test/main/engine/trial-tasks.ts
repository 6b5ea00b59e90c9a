import { threadId } from 'node:worker_threads';
import { DomainError } from '../../../src-core/domain-error.ts';
import { type Task } from '../../../src-main/engine/task.ts';
import { registerTasks } from '../../../src-main/engine/tasks/registry.ts';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const sum: Task<{ readonly values: readonly number[] }, { readonly sum: number }> = {
  name: 'sum',
  run: ({ values }) => ({ sum: values.reduce((total, value) => total + value, 0) }),
};

const countSteps: Task<{ readonly steps: number }, number> = {
  name: 'count-steps',
  run({ steps }, context) {
    for (let done = 1; done <= steps; done++) {
      context.progress({ stage: 'Counting', done, total: steps, unit: 'steps' });
    }
    return steps;
  },
};

/** Tells that it runs, then waits until somebody else raises the flag. */
const waitForFlag: Task<{ readonly flag: Int32Array }, number> = {
  name: 'wait-for-flag',
  async run({ flag }, context) {
    context.progress({ stage: 'Waiting', done: 0, total: null, unit: 'flags' });
    while (Atomics.load(flag, 0) === 0) await pause(2);
    return threadId;
  },
};

const raiseFlag: Task<{ readonly flag: Int32Array }, number> = {
  name: 'raise-flag',
  run({ flag }) {
    Atomics.store(flag, 0, 1);
    return threadId;
  },
};

const writeInto: Task<{ readonly target: Float64Array; readonly value: number }, null> = {
  name: 'write-into',
  run({ target, value }) {
    target.fill(value);
    return null;
  },
};

const spin: Task<null, never> = {
  name: 'spin',
  run(_input, context) {
    context.progress({ stage: 'Spinning', done: 0, total: null, unit: 'turns' });
    for (;;);
  },
};

const refuse: Task<null, never> = {
  name: 'refuse',
  run() {
    throw new DomainError('ZERO_VARIANCE', 'Every return of ACME is 0', {
      kept: 'Nothing was stored',
      remedy: 'Choose a longer window',
      place: 'prices.csv:7:close',
    });
  },
};

const stumble: Task<null, never> = {
  name: 'stumble',
  run() {
    throw new RangeError('index 7 out of bounds');
  },
};

const leave: Task<null, never> = {
  name: 'leave',
  run: () => process.exit(3),
};

const throwLater: Task<null, null> = {
  name: 'throw-later',
  async run() {
    setTimeout(() => {
      throw new Error('nobody catches this');
    }, 1);
    await pause(60_000);
    return null;
  },
};

const exhaustMemory: Task<null, number> = {
  name: 'exhaust-memory',
  run() {
    const hoard: number[][] = [];
    for (;;) hoard.push(new Array<number>(100_000).fill(hoard.length));
  },
};

export const trialTasks = registerTasks({
  sum,
  'count-steps': countSteps,
  'wait-for-flag': waitForFlag,
  'raise-flag': raiseFlag,
  'write-into': writeInto,
  spin,
  refuse,
  stumble,
  leave,
  'throw-later': throwLater,
  'exhaust-memory': exhaustMemory,
});
