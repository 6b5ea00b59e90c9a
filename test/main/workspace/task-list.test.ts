import { expect, it } from 'vitest';
import { type TaskState } from '../../../src-core/contract/index.ts';
import { DomainError } from '../../../src-core/domain-error.ts';
import { createTaskList } from '../../../src-main/workspace/task-list.ts';

const now = () => new Date('2026-01-05T10:00:00Z');
const owner = {};

function listening() {
  const seen: TaskState[] = [];
  return { seen, tasks: createTaskList(now, (task) => seen.push(task)) };
}

function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DomainError('CANCELLED', 'stopped')));
  });
}

it('tells how a task begins, goes on and ends', async () => {
  const { seen, tasks } = listening();
  const result = await tasks.track(
    'risk.run',
    'Risk',
    {},
    ({ onProgress }) => {
      onProgress?.({ stage: 'Computing', done: 1, total: 4, unit: 'days' });
      return 7;
    },
    owner,
  );
  expect(result).toBe(7);
  expect(seen.map(({ state, stage, fraction }) => ({ state, stage, fraction }))).toEqual([
    { state: 'running', stage: '', fraction: null },
    { state: 'running', stage: 'Computing', fraction: 0.25 },
    { state: 'done', stage: 'Computing', fraction: 1 },
  ]);
  expect(tasks.states()).toEqual([seen.at(-1)]);
});

it('cancels a running task by its id and no task twice', async () => {
  const { seen, tasks } = listening();
  const running = tasks.track('risk.run', 'Risk', {}, ({ signal }) => untilAborted(signal), owner);
  const id = seen[0]!.id;
  expect(tasks.cancel(id)).toBe(true);
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(tasks.states()[0]).toMatchObject({ id, state: 'cancelled', error: null });
  expect(tasks.cancel(id)).toBe(false);
});

it("obeys the caller's own signal as well", async () => {
  const { tasks } = listening();
  const controller = new AbortController();
  const running = tasks.track(
    'risk.run',
    'Risk',
    { signal: controller.signal },
    ({ signal }) => untilAborted(signal),
    owner,
  );
  controller.abort();
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
});

it('keeps the reason of a failure', async () => {
  const { tasks } = listening();
  const failing = tasks.track(
    'risk.run',
    'Risk',
    {},
    () => {
      throw new DomainError('EMPTY_PORTFOLIO', 'The portfolio holds nothing');
    },
    owner,
  );
  await expect(failing).rejects.toMatchObject({ code: 'EMPTY_PORTFOLIO' });
  expect(tasks.states()[0]).toMatchObject({ state: 'failed', error: { code: 'EMPTY_PORTFOLIO' } });
});

it('cancels what runs for one owner and leaves the others', async () => {
  const { tasks } = listening();
  const mine = tasks.track('risk.run', 'Risk', {}, ({ signal }) => untilAborted(signal), owner);
  let finish = () => {};
  const other = tasks.track('tailRisk.series', 'VaR', {}, () => new Promise<void>((end) => (finish = end)), {});
  const refused = expect(mine).rejects.toMatchObject({ code: 'CANCELLED' });
  await tasks.cancelAll(owner);
  await refused;
  finish();
  await other;
  expect(tasks.states().map((task) => task.state)).toEqual(['cancelled', 'done']);
});

it('forgets tasks that ended long ago', async () => {
  const { tasks } = listening();
  for (let i = 0; i < 30; i++) await tasks.track('risk.run', 'Risk', {}, () => i, owner);
  expect(tasks.states().map((task) => task.id)).toEqual(Array.from({ length: 20 }, (_, i) => i + 11));
});
