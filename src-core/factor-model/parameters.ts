import { type IsoDate } from '../market/epoch-day.ts';

/** `simple`: plain exponential weighting. `full`: every step of the chain. */
export const factorModelPresets = ['simple', 'full'] as const;
export type FactorModelPreset = (typeof factorModelPresets)[number];

/** Half-lives and lags in trading days; null switches a step off. */
export interface CovarianceParameters {
  readonly volatilityHalfLife: number;
  readonly correlationHalfLife: number;
  /** Newey–West lags, 0 = none. */
  readonly volatilityLags: number;
  readonly correlationLags: number;
  /** Eigenfactor risk adjustment: Monte Carlo draws and the amplification a of the simulated bias. */
  readonly eigenfactor: { readonly draws: number; readonly amplification: number } | null;
  /** Volatility regime adjustment. */
  readonly regimeHalfLife: number | null;
  /** Days a factor must exist to have a place in the covariance. */
  readonly minimumDays: number;
}

export interface SpecificRiskParameters {
  readonly halfLife: number;
  readonly lags: number;
  /** Blend thin and unsteady histories with the structural model; without it only securities that have no history use it. */
  readonly structuralBlend: boolean;
  /** q of the Bayesian shrinkage towards the mean of the size decile; null = none. */
  readonly shrinkage: number | null;
  readonly regimeHalfLife: number | null;
}

/** Everything a model depends on besides the data. */
export interface FactorModelParameters {
  readonly preset: FactorModelPreset;
  readonly asOf: IsoDate;
  readonly industries: 'sector' | 'sub-industry';
  /** Regression weights: √market cap, or in a second pass 1 ÷ specific variance. */
  readonly weights: 'sqrt-cap' | 'inverse-specific-variance';
  /** Huber's iteratively reweighted least squares, c = 1.345. */
  readonly robust: boolean;
  /** Largest securities by market cap that take part in the estimation; null = all. */
  readonly estimationUniverse: number | null;
  readonly covariance: CovarianceParameters;
  readonly specificRisk: SpecificRiskParameters;
  readonly baseCurrency: string;
  readonly tradingDaysPerYear: number;
  readonly maxStaleDays: number;
  readonly seed: number;
}

const covariance = {
  volatilityHalfLife: 84,
  correlationHalfLife: 252,
  minimumDays: 252,
};

/** The two presets of the covariance chain and of specific risk. */
export const presetParameters: Readonly<
  Record<
    FactorModelPreset,
    { readonly covariance: CovarianceParameters; readonly specificRisk: SpecificRiskParameters }
  >
> = {
  simple: {
    covariance: { ...covariance, volatilityLags: 0, correlationLags: 0, eigenfactor: null, regimeHalfLife: null },
    specificRisk: { halfLife: 84, lags: 0, structuralBlend: false, shrinkage: null, regimeHalfLife: null },
  },
  full: {
    covariance: {
      ...covariance,
      volatilityLags: 2,
      correlationLags: 5,
      eigenfactor: { draws: 1000, amplification: 1.4 },
      regimeHalfLife: 42,
    },
    specificRisk: { halfLife: 84, lags: 5, structuralBlend: true, shrinkage: 0.1, regimeHalfLife: 42 },
  },
};
