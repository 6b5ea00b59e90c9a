import { afterEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../src-main/engine/engine.ts';
import { type Progress } from '../../../src-main/engine/task.ts';
import { type trialTasks } from './trial-tasks.ts';

type TrialEngine = Engine<typeof trialTasks>;
const worker = new URL('./trial-worker.ts', import.meta.url);
const open: TrialEngine[] = [];

function trialEngine(workers: number, heapMegabytes?: number): TrialEngine {
  const engine = createEngine<typeof trialTasks>({
    workers,
    worker,
    ...(heapMegabytes === undefined ? {} : { heapMegabytes }),
  });
  open.push(engine);
  return engine;
}

function sharedFlag(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((engine) => engine.close()));
});

describe('the engine', () => {
  it("gives back a task's output", async () => {
    const engine = trialEngine(1);
    expect(await engine.run('sum', { values: [1, 2, 3.5] })).toEqual({ sum: 6.5 });
  });

  it('runs tasks side by side on different threads', async () => {
    const engine = trialEngine(2);
    const flag = sharedFlag();
    const [waiter, raiser] = await Promise.all([
      engine.run('wait-for-flag', { flag }),
      engine.run('raise-flag', { flag }),
    ]);
    expect(waiter).not.toBe(raiser);
  });

  it('passes shared memory by reference, without a copy', async () => {
    const engine = trialEngine(1);
    const target = new Float64Array(new SharedArrayBuffer(8 * 1000));
    await engine.run('write-into', { target, value: 42 });
    expect(target.every((value) => value === 42)).toBe(true);
  });

  it('queues more tasks than it has threads', async () => {
    const engine = trialEngine(1);
    const sums = await Promise.all([1, 2, 3, 4].map((value) => engine.run('sum', { values: [value, value] })));
    expect(sums.map(({ sum }) => sum)).toEqual([2, 4, 6, 8]);
  });

  it('tells what its threads hold, also while one never looks up', async () => {
    const engine = trialEngine(1);
    expect(await engine.memory()).toEqual([]);
    const stop = new AbortController();
    const started = Promise.withResolvers<void>();
    const spinning = engine.run('spin', null, { signal: stop.signal, onProgress: () => started.resolve() });
    await started.promise;
    const held = await engine.memory();
    expect(held).toHaveLength(1);
    expect(held[0]).toBeGreaterThan(1e6);
    stop.abort();
    await expect(spinning).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('gives running tasks to the old threads and new ones to the new when it is resized', async () => {
    const engine = trialEngine(1);
    const flag = sharedFlag();
    const waiting = engine.run('wait-for-flag', { flag });
    engine.resize(2);
    expect(engine.size).toBe(2);
    await engine.run('raise-flag', { flag });
    expect(await waiting).toBeGreaterThan(0);
  });
});

describe('progress', () => {
  it('is thinned out but always ends with the last step', async () => {
    const engine = trialEngine(1);
    const seen: Progress[] = [];
    await engine.run('count-steps', { steps: 50_000 }, { onProgress: (progress) => seen.push(progress) });
    expect(seen[0]).toEqual({ stage: 'Counting', done: 1, total: 50_000, unit: 'steps' });
    expect(seen.at(-1)?.done).toBe(50_000);
    expect(seen.length).toBeLessThan(500);
  });
});

describe('cancelling', () => {
  it('stops a thread that never looks up, and frees its place', async () => {
    const engine = trialEngine(1);
    const controller = new AbortController();
    const spinning = engine.run('spin', null, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(spinning).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await engine.run('sum', { values: [1] })).toEqual({ sum: 1 });
  });

  it('takes a waiting task out of the queue and leaves the running one alone', async () => {
    const engine = trialEngine(1);
    const flag = sharedFlag();
    const controller = new AbortController();
    const running = engine.run('wait-for-flag', { flag });
    const waiting = engine.run('sum', { values: [1] }, { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' });
    Atomics.store(flag, 0, 1);
    expect(await running).toBeGreaterThan(0);
  });

  it('does not start a task whose signal has fired already', async () => {
    const engine = trialEngine(1);
    const target = new Float64Array(new SharedArrayBuffer(8));
    const writing = engine.run('write-into', { target, value: 1 }, { signal: AbortSignal.abort() });
    await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(target[0]).toBe(0);
  });

  it('happens to running tasks when the engine closes', async () => {
    const engine = trialEngine(1);
    const spinning = engine.run('spin', null);
    await Promise.all([expect(spinning).rejects.toMatchObject({ code: 'CANCELLED' }), engine.close()]);
    await expect(engine.run('sum', { values: [] })).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('a crashed thread', () => {
  it.each(['leave', 'throw-later'] as const)('fails its own task only and is replaced (%s)', async (name) => {
    const engine = trialEngine(2);
    const flag = sharedFlag();
    const other = engine.run('wait-for-flag', { flag });
    await expect(engine.run(name, null)).rejects.toMatchObject({ code: 'WORKER_CRASHED' });
    await engine.run('raise-flag', { flag });
    expect(await other).toBeGreaterThan(0);
  });

  it('does not hold up the tasks that queue behind it', async () => {
    const engine = trialEngine(1);
    const leaving = engine.run('leave', null);
    const behind = engine.run('sum', { values: [2, 2] });
    await expect(leaving).rejects.toMatchObject({ code: 'WORKER_CRASHED' });
    expect(await behind).toEqual({ sum: 4 });
  });

  it('that ran out of memory does not take the process with it', async () => {
    const engine = trialEngine(1, 32);
    await expect(engine.run('exhaust-memory', null)).rejects.toMatchObject({ code: 'WORKER_CRASHED' });
    expect(await engine.run('sum', { values: [1] })).toEqual({ sum: 1 });
  });
});

describe('errors', () => {
  it('keep their code, what was kept, remedy and place across the thread', async () => {
    const engine = trialEngine(1);
    await expect(engine.run('refuse', null)).rejects.toMatchObject({
      name: 'DomainError',
      code: 'ZERO_VARIANCE',
      message: 'Every return of ACME is 0',
      kept: 'Nothing was stored',
      remedy: 'Choose a longer window',
      place: 'prices.csv:7:close',
    });
  });

  it('that are defects become INTERNAL', async () => {
    const engine = trialEngine(1);
    const stumbling = engine.run('stumble', null);
    await expect(stumbling).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(stumbling).rejects.toThrow('index 7 out of bounds');
  });

  it('of an input that cannot be cloned are INTERNAL too', async () => {
    const engine = trialEngine(1);
    const values = [(() => 1) as unknown as number];
    await expect(engine.run('sum', { values })).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(await engine.run('sum', { values: [1] })).toEqual({ sum: 1 });
  });

  it('gives a task up when no thread can start, instead of letting it wait for ever', async () => {
    const engine = createEngine({ workers: 1, worker: new URL('./broken-worker.ts', import.meta.url) });
    const asked = engine.run('read-returns', { file: 'none.csv' });
    await expect(asked).rejects.toMatchObject({
      code: 'WORKER_CRASHED',
      message: expect.stringContaining('broken on purpose') as string,
    });
    await engine.close();
  });
});
