import { describe, expect, it } from 'vitest';
import { createKeyedCache } from '../../../../src-main/workspace/monitoring/keyed-cache.ts';

/** Work that ends when it is told to, or with an error when it is stopped. */
function slowWork() {
  const finished = Promise.withResolvers<number>();
  const work = { started: 0, stopped: false, finish: finished.resolve };
  const make = (stop: AbortSignal) => {
    work.started += 1;
    stop.addEventListener('abort', () => {
      work.stopped = true;
      finished.reject(new Error('stopped'));
    });
    return finished.promise;
  };
  return { work, make };
}

describe('work that callers share', () => {
  it('goes on for the others when one of them is cancelled', async () => {
    const cache = createKeyedCache<number>(2);
    const { work, make } = slowWork();
    const impatient = new AbortController();
    const first = cache.of('a', make, impatient.signal);
    const second = cache.of('a', make, new AbortController().signal);
    impatient.abort();
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' });
    work.finish(7);
    expect(await second).toBe(7);
    expect(await cache.of('a', make)).toBe(7);
    expect(work).toMatchObject({ started: 1, stopped: false });
  });

  it('is stopped when all were cancelled, and begun anew for who asks again', async () => {
    const cache = createKeyedCache<number>(2);
    const { work, make } = slowWork();
    const callers = [new AbortController(), new AbortController()];
    const answers = callers.map(({ signal }) => cache.of('a', make, signal));
    callers.forEach((caller) => caller.abort());
    for (const { status } of await Promise.allSettled(answers)) expect(status).toBe('rejected');
    expect(work).toMatchObject({ started: 1, stopped: true });
    expect(await cache.of('a', () => Promise.resolve(8))).toBe(8);
  });

  it('is not begun for a caller that was cancelled before', async () => {
    const { work, make } = slowWork();
    await expect(createKeyedCache<number>(2).of('a', make, AbortSignal.abort())).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    expect(work.started).toBe(0);
  });

  it('is done again where it failed, and where its value was longest unused of too many', async () => {
    const cache = createKeyedCache<number>(2);
    await expect(cache.of('a', () => Promise.reject(new Error('odd')))).rejects.toThrow('odd');
    expect(await cache.of('a', () => Promise.resolve(1))).toBe(1);
    await cache.of('b', () => Promise.resolve(2));
    expect(await cache.of('a', () => Promise.resolve(3))).toBe(1);
    await cache.of('c', () => Promise.resolve(4));
    expect(await cache.of('a', () => Promise.resolve(5))).toBe(1);
    expect(await cache.of('b', () => Promise.resolve(6))).toBe(6);
  });
});
