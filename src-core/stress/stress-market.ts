import { type Factor } from '../factor-model/factor.ts';
import { type ModelReference } from '../factor-model/risk-model.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type Warning } from '../warning.ts';

/** The factor model in the order of the portfolio's securities; daily. */
export interface StressModel {
  readonly reference: ModelReference;
  readonly factors: readonly Factor[];
  /** F, K × K. */
  readonly covariance: Float64Array;
  /** n × K. */
  readonly exposures: Float64Array;
  readonly specificVariances: Float64Array;
  /** Simulated days × K; NaN = the factor has no return on that day. */
  readonly factorReturns: Float64Array;
  /** x = hᵀX of the portfolio. */
  readonly portfolioExposures: Float64Array;
  /** F·x. */
  readonly portfolioCovariances: Float64Array;
}

/** A stretch of simulated days, both ends included. */
export interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** The days in a row that lose most. */
export interface WorstWindow extends DaySpan {
  readonly days: number;
  readonly loss: number;
}

/**
 * All that the scenarios of one portfolio on one day are computed from: made once, then each scenario takes milliseconds.
 * Structured-cloneable; the large arrays lie in shared memory.
 */
export interface StressMarket {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly baseCurrency: string;
  /** Decimal text, exact. */
  readonly nav: string;
  readonly tradingDaysPerYear: number;
  /** The n distinct securities: those held, then those only watched, of weight 0. */
  readonly securities: readonly {
    readonly symbol: string;
    readonly name: string;
    readonly sector: string;
    /** All strategies together. */
    readonly weight: number;
  }[];
  readonly positions: readonly {
    readonly security: number;
    readonly strategy: string;
    readonly weight: number;
  }[];
  /** Epoch days of the whole simulated history. */
  readonly dates: Int32Array;
  /** n × days: base-currency returns, gaps filled by the factor model where it can; NaN = none. */
  readonly returns: Float64Array;
  /** n × days: 1 where the factor model stands in. */
  readonly proxied: Uint8Array;
  /** First day with a return of its own, one a security; the number of days where there is none. */
  readonly firstOwn: Int32Array;
  /** Own returns of the securities that user-named proxies need, one a day; NaN = none. */
  readonly proxyReturns: ReadonlyMap<string, Float64Array>;
  /** n × observations: returns of the window for sample covariances, 0 where there is none. */
  readonly window: Float64Array;
  readonly observations: number;
  readonly model: StressModel | null;
  readonly noModel: string | null;
  /** Daily σ of the portfolio and V·w, by the model's covariances where there is one, else by the sample's. */
  readonly volatility: number;
  readonly marginals: Float64Array;
  readonly worstWindows: readonly WorstWindow[];
  readonly warnings: readonly Warning[];
}
