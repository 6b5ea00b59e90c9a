import { type Factor } from '../factor.ts';

/** One step of the covariance chain: annual volatilities and correlations of the factors after it. */
export interface CovarianceStepView {
  readonly id: string;
  readonly label: string;
  readonly volatilities: readonly number[];
  /** Factors × factors. */
  readonly correlations: readonly (readonly number[])[];
}

/** What is known of a factor over the whole history; null where it cannot be computed. */
export interface FactorQuality {
  readonly id: string;
  readonly days: number;
  /** Annual mean and volatility of its return. */
  readonly mean: number | null;
  readonly volatility: number | null;
  /** Percent of days with |t| > 2. */
  readonly significantDays: number | null;
  readonly autocorrelation: number | null;
  /** Variance inflation on the last review; styles only. */
  readonly vif: number | null;
  /** 1 − correlation of exposures with those of 21 days before, mean over reviews; styles only. */
  readonly turnover: number | null;
  /** Share of the universe whose exposure is known on the last date, in percent. */
  readonly coverage: number;
  /** Out of sample: standard deviation of return ÷ forecast volatility, 1 when right. */
  readonly bias: number | null;
  /** Mean of ln σ² + r²/σ² out of sample. */
  readonly qlike: number | null;
}

/** Forecasts of test portfolios held against what followed. */
export interface TestPortfolioQuality {
  readonly id: string;
  readonly label: string;
  readonly days: number;
  readonly bias: number | null;
  readonly qlike: number | null;
}

/** What a model says of itself, beside the model. */
export interface ModelReport {
  readonly factorList: readonly Factor[];
  readonly covarianceSteps: readonly CovarianceStepView[];
  readonly quality: readonly FactorQuality[];
  readonly testPortfolios: readonly TestPortfolioQuality[];
  /** Securities by where their specific risk comes from. */
  readonly specificSources: Readonly<Record<string, number>>;
  /** Multipliers of the volatility regime adjustment; null where it is off. */
  readonly factorRegime: number | null;
  readonly specificRegime: number | null;
  /** Days on which no market cap was known, so that traded value took its place. */
  readonly capFallbackDays: number;
  /** Days without a cross-section, and why. */
  readonly skippedDays: number;
  /** Per factor: securities by reason of their exposure. */
  readonly coverage: readonly { readonly factor: string; readonly reasons: Readonly<Record<string, number>> }[];
}
