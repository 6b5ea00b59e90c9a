import { ownText } from './own-text.ts';

/** Distinct values beyond this many are no longer told apart. */
const mostValues = 10_000;

/** Counts the values of a file that match nothing in the workspace. */
export class UnmatchedValues {
  readonly #counts = new Map<string, { column: string; value: string; count: number }>();

  add(column: string, value: string): void {
    const key = `${column}\n${value}`;
    const entry = this.#counts.get(key);
    if (entry) entry.count++;
    else if (this.#counts.size < mostValues) this.#counts.set(key, { column, value: ownText(value), count: 1 });
  }

  /** Every one, the most frequent first. */
  list(): readonly { readonly column: string; readonly value: string; readonly count: number }[] {
    return [...this.#counts.values()].toSorted((a, b) => b.count - a.count);
  }
}
