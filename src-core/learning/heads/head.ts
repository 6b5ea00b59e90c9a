/** What a head's numbers for one sequence mean, as a fraction of the scale of its target; quantiles of the return, so negative = loss. */
export interface HeadForecast {
  /** One a level, in the order of the levels. */
  readonly quantiles: Float64Array;
  /** Mean return below each quantile; null for heads that have none. */
  readonly tailMeans: Float64Array | null;
}

/** Turns the outputs of a network into quantiles that never cross, and says how wrong they were. */
export interface Head {
  readonly id: HeadId;
  readonly label: string;
  readonly source: string;
  /** Numbers it needs of the network for so many levels. */
  outputs(levels: number): number;
  /**
   * Outputs that read as these figures: what a network starts from, that of the sample it is trained on.
   *
   * @param quantiles falling, below 0
   * @param tailMeans mean of the sample below each quantile
   */
  start(quantiles: readonly number[], tailMeans: readonly number[]): readonly number[];
  /**
   * @param outputs of the network, all of one sequence
   * @param at place of the sequence's first output
   */
  read(outputs: Float64Array, at: number, levels: number): HeadForecast;
  /**
   * Loss of one sequence, the mean over the levels.
   *
   * @param target return of the sequence's day, in the same scale
   * @param probabilities one a level, falling: 1 − confidence
   * @param slopes receives the loss's derivative by each output times `weight`; null = not asked for
   */
  loss(
    outputs: Float64Array,
    at: number,
    target: number,
    probabilities: readonly number[],
    slopes: Float64Array | null,
    weight: number,
  ): number;
}

/** Figures of a sample may coincide; a gap of nothing has no softplus. */
export const leastGap = 1e-3;

export const headIds = ['joint', 'quantile'] as const;
export type HeadId = (typeof headIds)[number];
