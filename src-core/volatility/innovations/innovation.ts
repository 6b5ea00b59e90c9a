import { type StandardDistribution } from '../../numerics/standard-distribution.ts';

export const innovationIds = ['normal', 't', 'skewt'] as const;
export type InnovationId = (typeof innovationIds)[number];

/** Where an innovation writes the derivatives of the log-likelihood. */
export interface DensityDerivatives {
  /** Of each day's log-density by the day's variance. */
  readonly byVariance: Float64Array;
  /** Of each day's log-density by the day's residual. */
  readonly byResidual: Float64Array;
  /** Of the sum by each shape parameter. */
  readonly byShape: Float64Array;
}

/** The distribution of z in ε = σ·z, mean 0 and variance 1. One file exports one. */
export interface Innovation {
  readonly id: InnovationId;
  readonly label: string;
  readonly shapeNames: readonly string[];
  /** Usual values, where the search starts, and the bounds it keeps. */
  readonly shapeStart: readonly number[];
  readonly shapeLower: readonly number[];
  readonly shapeUpper: readonly number[];
  /**
   * Log-likelihood of residuals with their variances, derivatives as well where asked for.
   *
   * @param days number of residuals; `variance` may be longer
   */
  logLikelihood(
    residuals: Float64Array,
    variance: Float64Array,
    days: number,
    shape: readonly number[],
    derivatives: DensityDerivatives | null,
  ): number;
  /** Derivatives of each day's log-density by each shape parameter, one array a parameter. */
  shapeScores(
    residuals: Float64Array,
    variance: Float64Array,
    days: number,
    shape: readonly number[],
  ): readonly Float64Array[];
  distribution(shape: readonly number[]): StandardDistribution;
  /** E[z²; z < 0]. */
  lowerVariance(shape: readonly number[]): number;
}
