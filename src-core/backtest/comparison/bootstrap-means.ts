import { createStream } from '../../numerics/random-stream.ts';

/** How blocks of days are drawn: of random lengths around the end of the series, or of equal ones within it. */
export type BlockBootstrap = 'stationary' | 'moving';

/** What is drawn. */
export interface BootstrapPlan {
  readonly seed: number;
  readonly replications: number;
  /** Days of a block; their mean where lengths are random. */
  readonly blockLength: number;
  readonly bootstrap: BlockBootstrap;
}

/**
 * Means of several series over days drawn in blocks, less their means over all days: how far means stray by chance. All series are
 * drawn on the same days. Replication k uses substream k of the seed, so that the result depends on nothing else.
 *
 * @param series count × days, row by row
 * @returns replications × count, row by row
 * @source stationary: Politis & Romano (1994); moving blocks: Künsch (1989)
 */
export function bootstrapMeans(series: Float64Array, count: number, plan: BootstrapPlan): Float64Array {
  const days = series.length / count;
  const sums = runningSums(series, count, days);
  const means = new Float64Array(plan.replications * count);
  const drawn = new Float64Array(count);
  for (let replication = 0; replication < plan.replications; replication++) {
    const stream = createStream(plan.seed, replication);
    drawn.fill(0);
    let left = days;
    while (left > 0) {
      const length = Math.min(left, blockLength(plan, days, stream.openUniform));
      const starts = plan.bootstrap === 'stationary' ? days : Math.max(1, days - plan.blockLength + 1);
      const start = Math.floor(stream.uniform() * starts);
      addBlock(drawn, sums, days, start, length);
      left -= length;
    }
    for (let i = 0; i < count; i++) means[replication * count + i] = drawn[i]! / days;
  }
  return means;
}

/** Sums of each series, less its mean, over the days before each day: a block costs two of them, however long it is. */
function runningSums(series: Float64Array, count: number, days: number): Float64Array {
  const sums = new Float64Array(count * (days + 1));
  for (let i = 0; i < count; i++) {
    let total = 0;
    for (let day = 0; day < days; day++) total += series[i * days + day]!;
    const centre = total / days;
    for (let day = 0; day < days; day++) {
      sums[i * (days + 1) + day + 1] = sums[i * (days + 1) + day]! + (series[i * days + day]! - centre);
    }
  }
  return sums;
}

function blockLength({ bootstrap, blockLength: length }: BootstrapPlan, days: number, uniform: () => number): number {
  if (bootstrap === 'moving') return Math.min(length, days);
  if (length <= 1) return 1;
  // Geometric with mean `length`.
  return Math.min(days, 1 + Math.floor(Math.log(uniform()) / Math.log1p(-1 / length)));
}

/** Adds the block's sums; past the last day it goes on with the first. */
function addBlock(drawn: Float64Array, sums: Float64Array, days: number, start: number, length: number): void {
  const end = start + length;
  for (let i = 0; i < drawn.length; i++) {
    const row = i * (days + 1);
    const beyond = end > days ? sums[row + end - days]! : 0;
    drawn[i]! += sums[row + Math.min(end, days)]! - sums[row + start]! + beyond;
  }
}
