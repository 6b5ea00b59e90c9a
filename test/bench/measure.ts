/** A measured figure: the median of several runs and its unit, beside the aim where there is one. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly runs: number;
  /** `≥ 400000`, `≤ 300`, or empty. */
  readonly aim: string;
}

export interface BenchContext {
  /** A private folder, emptied afterwards. */
  readonly folder: string;
  readonly files: { readonly securities: string; readonly prices: string; readonly positions: string };
  /** A Python with numpy and pandas to run the peers with, or null. */
  readonly python: string | null;
}

export interface Bench {
  readonly name: string;
  run(context: BenchContext): Promise<readonly Figure[]>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median wall time of `body` in milliseconds over `runs`, after one run that does not count. */
export async function medianMilliseconds(runs: number, body: (run: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let run = -1; run < runs; run++) {
    const start = performance.now();
    await body(run);
    if (run >= 0) times.push(performance.now() - start);
  }
  return median(times);
}
