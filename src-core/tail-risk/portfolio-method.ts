import { type ForecastDistribution, type MethodFamily, type MethodOptions, type MethodOptionTable } from './method.ts';

/** A portfolio as a factor model sees it, daily. */
export interface FactorView {
  /** x = hᵀX, one a factor. */
  readonly exposures: Float64Array;
  /** F, factors × factors. */
  readonly covariance: Float64Array;
  /** hᵀΔh. */
  readonly specificVariance: number;
}

/** A method for VaR and ES that needs a portfolio's factor risk instead of a series of returns. */
export interface PortfolioTailRiskMethod {
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
  readonly source: string;
  readonly options: MethodOptionTable;
  /**
   * @param options all of `options`
   * @returns a distribution about 0 whose VaR and ES are multiples of the portfolio's volatility, so that shares of VaR are shares of
   *   volatility
   */
  fitPortfolio(view: FactorView, options: MethodOptions): ForecastDistribution;
}
