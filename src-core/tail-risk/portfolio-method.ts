import { type ForecastDistribution, type MethodFamily, type MethodOptions } from './method.ts';

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
  /** Its options and their usual values. */
  readonly defaults: MethodOptions;
  /** @param options all of `defaults` */
  fitPortfolio(view: FactorView, options: MethodOptions): ForecastDistribution;
}
