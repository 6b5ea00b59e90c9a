import { chiSquareQuantile } from '../numerics/chi-square.ts';
import { sortedQuantile } from '../numerics/quantile.ts';

/** Shares of two samples in the same bins, and how far they are apart. */
export interface PopulationStability {
  /** Σ (now − then)·ln(now ÷ then). */
  readonly index: number;
  /** Inner edges of the bins, ascending: quantiles of the reference; the outer bins are open. */
  readonly edges: readonly number[];
  /** Share of each bin, one more than edges. */
  readonly reference: readonly number[];
  readonly recent: readonly number[];
}

/** Below the first the population counts as stable, from the second on as shifted. */
export const stabilityMarks = { warn: 0.1, limit: 0.25 } as const;

const bins = 10;
/** Added to every bin, so that an empty one has a logarithm. */
const continuity = 0.5;

/**
 * Population stability index over the deciles of the reference. Each bin's count is raised by a half, which keeps an empty bin
 * from making the index infinite. Deciles that coincide are one edge, so that a value many days share fills one bin.
 *
 * @param reference and `recent`: ascending, no NaN, at least one value each
 * @source Siddiqi (2006), Credit Risk Scorecards, for the marks 0.1 and 0.25; Yurdakul & Naranjo (2020), "Statistical properties of
 *   the population stability index"
 */
export function populationStability(reference: Float64Array, recent: Float64Array): PopulationStability {
  const deciles = Array.from({ length: bins - 1 }, (_, i) => sortedQuantile(reference, (i + 1) / bins));
  const edges = [...new Set(deciles)];
  const then = shares(reference, edges);
  const now = shares(recent, edges);
  const index = now.reduce((sum, share, bin) => sum + (share - then[bin]!) * Math.log(share / then[bin]!), 0);
  return { index, edges, reference: then, recent: now };
}

/** Smoothed share of values in each bin; a value on an edge belongs to the bin below it. */
function shares(sorted: Float64Array, edges: readonly number[]): readonly number[] {
  const counts = new Array<number>(edges.length + 1).fill(0);
  let bin = 0;
  for (const value of sorted) {
    while (bin < edges.length && value > edges[bin]!) bin++;
    counts[bin]!++;
  }
  const whole = sorted.length + continuity * counts.length;
  return counts.map((count) => (count + continuity) / whole);
}

/**
 * The index that samples of one and the same distribution stay below with a given probability: it is about
 * (1/m + 1/n)·χ² with as many degrees of freedom as there are inner edges.
 *
 * @param sizes numbers of independent values, which need not be whole
 * @source Yurdakul & Naranjo (2020), theorem 2.1
 */
export function stabilityByChance(probability: number, edges: number, sizes: readonly [number, number]): number {
  return edges === 0 ? 0 : chiSquareQuantile(probability, edges) * (1 / sizes[0] + 1 / sizes[1]);
}
