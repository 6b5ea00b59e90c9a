import { type Warning } from '../warning.ts';

export const constructionGoals = [
  'minimum-variance',
  'risk-parity',
  'maximum-diversification',
  'minimum-tracking-error',
] as const;
/** What target weights are chosen for. */
export type ConstructionGoal = (typeof constructionGoals)[number];

export const covarianceEstimators = [
  'sample',
  'ewma',
  'ledoit-wolf',
  'ledoit-wolf-constant-correlation',
  'ledoit-wolf-single-factor',
  'factor-model',
] as const;
export type CovarianceEstimator = (typeof covarianceEstimators)[number];

/** A linear bound: lower ≤ Σ coefficient × weight ≤ upper. */
export interface LinearBound {
  /** How messages name it, such as `Sector Energy at most 20 %`. */
  readonly label: string;
  /** One a security. */
  readonly coefficients: Float64Array;
  readonly lower: number;
  readonly upper: number;
}

/** A construction problem. Weights are shares of NAV; arrays have one element a security. */
export interface ConstructionProblem {
  readonly symbols: readonly string[];
  /** Daily, symbols × symbols, row by row. */
  readonly covariance: Float64Array;
  /** Sum of the target weights; 1 = fully invested. */
  readonly budget: number;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Sectors, factors, groups. */
  readonly bounds: readonly LinearBound[];
  readonly present: Float64Array;
  /** Largest Σ |target − present|; null = free. */
  readonly turnover: number | null;
  /** Weights to track; only for `minimum-tracking-error`. */
  readonly benchmark: Float64Array | null;
}

/** A bound that holds the solution back, with the change of the objective per unit of it. */
export interface BindingBound {
  readonly label: string;
  readonly multiplier: number;
}

export interface ConstructedPortfolio {
  readonly weights: Float64Array;
  /** wᵀVw a day. */
  readonly variance: number;
  /** (w − b)ᵀV(w − b) a day; null without a benchmark. */
  readonly trackingVariance: number | null;
  /** Σ w·σ ÷ σ of the portfolio. */
  readonly diversificationRatio: number;
  /** Shares of the variance, one a security, adding up to 1. */
  readonly riskShares: Float64Array;
  /** Σ |target − present|. */
  readonly turnover: number;
  readonly binding: readonly BindingBound[];
  readonly warnings: readonly Warning[];
}
