import { expect, it } from 'vitest';
import { registerTasks } from '../../../src-main/engine/tasks/registry.ts';
import { type Task } from '../../../src-main/engine/task.ts';

const double: Task<number, number> = { name: 'double', run: (value) => 2 * value };

it('accepts tasks that stand under their own names', () => {
  expect(registerTasks({ double })).toEqual({ double });
});

it('refuses at start a task whose name is taken by another', () => {
  const impostor: Task<number, number> = { name: 'double', run: (value) => value };
  expect(() => registerTasks({ double, treble: impostor })).toThrow('double is registered as treble');
});
