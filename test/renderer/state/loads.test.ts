import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src-core/domain-error.ts';
import { Loads } from '../../../src-renderer/state/loads.svelte.ts';

const fail = (message: string) => () => Promise.reject(new DomainError('UNKNOWN_RUN', message));
const nothing = () => undefined;

describe('loads of a screen', () => {
  it('keep a failure until the same kind goes well, whatever else does', async () => {
    const loads = new Loads<'run' | 'list'>();
    expect(await loads.load('run', fail('no such run'), nothing)).toBe('failed');
    expect(await loads.load('list', () => Promise.resolve(1), nothing)).toBe('taken');
    expect(loads.error).toMatchObject({ code: 'UNKNOWN_RUN', message: 'no such run' });
    expect(await loads.load('run', () => Promise.resolve(1), nothing)).toBe('taken');
    expect(loads.error).toBeNull();
  });

  it('show the newest of several failures, and none once they were dismissed', async () => {
    const loads = new Loads<'run' | 'list'>();
    await loads.load('run', fail('first'), nothing);
    expect(await loads.act('list', fail('second'))).toBe(false);
    expect(loads.error?.message).toBe('second');
    expect(await loads.act('list', () => Promise.resolve())).toBe(true);
    expect(loads.error?.message).toBe('first');
    loads.dismiss();
    expect(loads.error).toBeNull();
  });

  it('take only the newest answer of a kind, and no failure that comes late', async () => {
    const loads = new Loads<'run'>();
    const slow = Promise.withResolvers<string>();
    const slower = Promise.withResolvers<string>();
    const taken: string[] = [];
    const take = (value: string) => taken.push(value);
    const first = loads.load('run', () => slow.promise, take);
    const second = loads.load('run', () => slower.promise, take);
    await loads.load('run', () => Promise.resolve('newest'), take);
    slow.resolve('old');
    slower.reject(new Error('old'));
    expect(await Promise.all([first, second])).toEqual(['late', 'late']);
    expect(taken).toEqual(['newest']);
    expect(loads.error).toBeNull();
  });

  it('drop what is under way of a kind that is forgotten', async () => {
    const loads = new Loads<'run'>();
    const slow = Promise.withResolvers<string>();
    const taken: string[] = [];
    const load = loads.load(
      'run',
      () => slow.promise,
      (value) => taken.push(value),
    );
    loads.forget('run');
    slow.resolve('old');
    expect(await load).toBe('late');
    expect(taken).toEqual([]);
  });
});
