import { type IsoDate } from '../market/epoch-day.ts';
import { type Factor } from './factor.ts';

/** Where a specific variance comes from. */
export const specificSources = ['time-series', 'blended', 'structural'] as const;
export type SpecificSource = (typeof specificSources)[number];

/**
 * A factor risk model at the close of one day: V = X·F·Xᵀ + Δ, kept in factor form. All of it is daily; arrays may live in
 * shared memory and are never written to after the build.
 */
export interface RiskModel {
  readonly asOf: IsoDate;
  /** K columns. */
  readonly factors: readonly Factor[];
  /** F: K × K, row by row, positive semi-definite. */
  readonly covariance: Float64Array;
  /** N rows. */
  readonly symbols: readonly string[];
  /** X: N × K, security by security; a missing style is 0. */
  readonly exposures: Float64Array;
  /** N × K positions in `cellReasons`. */
  readonly reasons: Uint8Array;
  /** Diagonal of Δ, one a security. */
  readonly specificVariances: Float64Array;
  /** Positions in `specificSources`, one a security. */
  readonly specificSources: Uint8Array;
}

/** Daily factor returns of a model, for proxies and attribution. NaN = the factor did not exist on that day. */
export interface FactorReturns {
  readonly dates: Int32Array;
  /** Dates × factors of the model, date by date. */
  readonly values: Float64Array;
}

/** Which stored model a result was computed with. */
export interface ModelReference {
  readonly id: number;
  readonly asOf: IsoDate;
  readonly preset: string;
  /** SHA-256 of its covariance, exposures and specific variances. */
  readonly hash: string;
}

/** A model as far as one portfolio needs it: the securities held and, for active risk, those of the benchmark. */
export interface PortfolioModel {
  readonly reference: ModelReference;
  readonly model: RiskModel;
  readonly factorReturns: FactorReturns;
}
