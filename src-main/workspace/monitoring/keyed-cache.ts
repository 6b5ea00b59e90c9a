import { DomainError } from '../../../src-core/domain-error.ts';

export interface KeyedCache<Value> {
  /**
   * The value of a key; made and kept where there is none. What failed is made again when it is asked for again. Callers of one key
   * share the work: each can be cancelled without the others, and the work itself is stopped when all of them were.
   *
   * @throws DomainError CANCELLED when the caller's own signal fires; else what `make` threw
   */
  of(key: string, make: (stop: AbortSignal) => Promise<Value>, signal?: AbortSignal): Promise<Value>;
}

interface SharedWork<Value> {
  readonly value: Promise<Value>;
  readonly stop: AbortController;
  callers: number;
  settled: boolean;
}

/** @param kept values at most; the one longest unused goes first */
export function createKeyedCache<Value>(kept: number): KeyedCache<Value> {
  const works = new Map<string, SharedWork<Value>>();

  function forget(key: string, work: SharedWork<Value>): void {
    if (works.get(key) === work) works.delete(key);
  }

  function start(key: string, make: (stop: AbortSignal) => Promise<Value>): SharedWork<Value> {
    const stop = new AbortController();
    const work: SharedWork<Value> = { value: make(stop.signal), stop, callers: 0, settled: false };
    work.value.then(
      () => (work.settled = true),
      () => {
        work.settled = true;
        forget(key, work);
      },
    );
    return work;
  }

  return {
    async of(key, make, signal) {
      if (signal?.aborted) throw cancelled();
      const work = works.get(key) ?? start(key, make);
      // Put back last, so that the first of the map is the one longest unused.
      works.delete(key);
      works.set(key, work);
      const oldest = works.keys().next();
      if (works.size > kept && !oldest.done) works.delete(oldest.value);
      work.callers += 1;
      try {
        return await (signal ? unlessCancelled(work.value, signal) : work.value);
      } finally {
        work.callers -= 1;
        if (work.callers === 0 && !work.settled) {
          forget(key, work);
          work.stop.abort();
        }
      }
    },
  };
}

function unlessCancelled<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(cancelled());
    signal.addEventListener('abort', cancel, { once: true });
    value.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

function cancelled(): DomainError {
  return new DomainError('CANCELLED', 'Monitoring was cancelled', { kept: 'Nothing was changed' });
}
