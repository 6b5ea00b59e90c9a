import { expect, it } from 'vitest';
import { createWriteQueue } from '../../../src-main/workspace/write-queue.ts';

it('lets one piece of work run at a time, in the order of asking', async () => {
  const queue = createWriteQueue();
  const seen: string[] = [];
  let finishFirst = () => {};
  const first = queue.enter(async () => {
    seen.push('first begins');
    await new Promise<void>((resolve) => (finishFirst = resolve));
    seen.push('first ends');
  });
  const second = queue.enter(() => seen.push('second'));
  await new Promise((resolve) => setImmediate(resolve));
  finishFirst();
  await Promise.all([first, second]);
  expect(seen).toEqual(['first begins', 'first ends', 'second']);
});

it('goes on after a piece that failed', async () => {
  const queue = createWriteQueue();
  const failing = queue.enter(() => {
    throw new Error('refused');
  });
  const next = queue.enter(() => 'done');
  await expect(failing).rejects.toThrow('refused');
  expect(await next).toBe('done');
});
