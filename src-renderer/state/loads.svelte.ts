import { untrack } from 'svelte';
import { reportError, type ErrorReport } from '../../src-core/contract/index.ts';

/** What came of a load: its answer was taken, it failed, or a newer one of its kind was asked for before it ended. */
export type LoadOutcome = 'taken' | 'failed' | 'late';

/**
 * What a screen reads and does, by kind. Of each kind only the newest answer counts, and a failure stays until the same kind
 * succeeds, is forgotten, or the user dismisses it: other loads that go well say nothing about it.
 */
export class Loads<Kind extends string> {
  #failures = $state.raw<readonly { readonly kind: Kind; readonly error: ErrorReport }[]>([]);
  /** How many loads of a kind were begun. */
  readonly #begun: Partial<Record<Kind, number>> = {};

  /** The newest failure that still stands. */
  get error(): ErrorReport | null {
    return this.#failures.at(-1)?.error ?? null;
  }

  dismiss(): void {
    this.#failures = [];
  }

  /** Drops the failure of a kind and whatever answer is still under way. */
  forget(kind: Kind): void {
    this.#next(kind);
    this.#settle(kind, null);
  }

  /** Asks, and takes the answer unless a newer load of the kind was begun meanwhile. */
  async load<Value>(kind: Kind, ask: () => Promise<Value>, take: (value: Value) => void): Promise<LoadOutcome> {
    const number = this.#next(kind);
    try {
      const value = await ask();
      if (number !== this.#begun[kind]) return 'late';
      take(value);
      this.#settle(kind, null);
      return 'taken';
    } catch (thrown) {
      if (number !== this.#begun[kind]) return 'late';
      this.#settle(kind, reportError(thrown));
      return 'failed';
    }
  }

  /** Something the user does: it counts also where another was begun meanwhile. @returns whether it went well */
  async act(kind: Kind, job: () => Promise<unknown>): Promise<boolean> {
    try {
      await job();
      this.#settle(kind, null);
      return true;
    } catch (thrown) {
      this.#settle(kind, reportError(thrown));
      return false;
    }
  }

  #next(kind: Kind): number {
    const number = (this.#begun[kind] ?? 0) + 1;
    this.#begun[kind] = number;
    return number;
  }

  #settle(kind: Kind, error: ErrorReport | null): void {
    // Effects call this; they are not to run again because a failure came or went.
    const others = untrack(() => this.#failures).filter((failure) => failure.kind !== kind);
    this.#failures = error === null ? others : [...others, { kind, error }];
  }
}
