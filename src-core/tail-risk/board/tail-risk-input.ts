import { type EpochDay } from '../../market/epoch-day.ts';
import { type Holdings } from '../method.ts';
import { type FactorView } from '../portfolio-method.ts';

/** A position among the distinct securities. */
export interface WeightedPosition {
  readonly symbol: string;
  readonly strategy: string;
  readonly weight: number;
  /** Index of its security. */
  readonly security: number;
}

/** What the factor model says of the portfolio, daily. */
export interface FactorPart {
  readonly view: FactorView;
  /** Marginal volatility of each distinct security. */
  readonly marginals: Float64Array;
  /** Contributions to volatility of each factor and, last, of what is specific. */
  readonly factors: readonly { readonly id: string; readonly label: string; readonly contribution: number }[];
}

/** Everything the tail-risk board of a portfolio depends on: a serialisable input of tasks, large arrays in shared memory. */
export interface TailRiskInput {
  /** Simulated history of today's holdings: all days, oldest first. */
  readonly dates: readonly EpochDay[];
  readonly returns: Float64Array;
  /** Last days used by sample statistics and historical methods. */
  readonly observations: number;
  /** Last days used by volatility models. */
  readonly longObservations: number;
  /** Returns of the distinct securities over the last `observations` days, one row a security; 0 where missing. */
  readonly cells: Float64Array;
  readonly weights: Float64Array;
  readonly positions: readonly WeightedPosition[];
  /** null without a factor model. */
  readonly factor: FactorPart | null;
  /** The board's own first. */
  readonly confidences: readonly number[];
  readonly tradingDaysPerYear: number;
  readonly ewmaLambda: number;
  readonly seed: number;
}

/** The last days that a method is fitted on. */
export function sampleOf({ returns, observations, longObservations }: TailRiskInput, long: boolean): Float64Array {
  return returns.subarray(-(long ? longObservations : observations));
}

/** The holdings on the days of the short sample. */
export function holdingsOf({ weights, cells, observations }: TailRiskInput): Holdings {
  return { weights, security: (index) => cells.subarray(index * observations, (index + 1) * observations) };
}
