import { type IsoDate } from '../../market/epoch-day.ts';
import { type Warning } from '../../warning.ts';
import { type FigureInterval, type IntervalKind, type MethodFamily } from '../method.ts';

/** VaR and ES of one method at one confidence over one day; fractions of NAV, positive = loss. */
export interface MethodFigure {
  readonly confidence: number;
  readonly var: number | null;
  readonly es: number | null;
  /** At the board's `intervalLevel`. */
  readonly varInterval: FigureInterval | null;
  readonly esInterval: FigureInterval | null;
  readonly intervalKind: IntervalKind | null;
  /** What the reader of these figures should know; for a method that refused, the reason. */
  readonly warnings: readonly Warning[];
}

/**
 * Euler contributions of a method at the board's confidence, one a position in the board's order; each array adds up to the
 * method's VaR or ES. Marginal risk of a position is its contribution ÷ its weight.
 */
export interface MethodContributions {
  readonly var: readonly number[];
  readonly es: readonly number[];
  /** What VaR and ES would fall by without the position (its value in cash); null where the method has no such figure. */
  readonly incrementalVar: readonly number[] | null;
  readonly incrementalEs: readonly number[] | null;
  /** One a factor of the model and one for what is specific, adding up to the total; only methods that rest on the factor model. */
  readonly factors:
    readonly { readonly id: string; readonly label: string; readonly var: number; readonly es: number }[] | null;
}

/** VaR and ES over several days by three rules; null where a rule does not suit the method. */
export interface HorizonFigures {
  readonly horizon: number;
  readonly scaled: { readonly var: number; readonly es: number };
  readonly direct: { readonly var: number; readonly es: number } | null;
  readonly simulated: { readonly var: number; readonly es: number } | null;
}

/** Everything one method says of the portfolio. */
export interface MethodResult {
  readonly method: string;
  readonly label: string;
  readonly family: MethodFamily;
  readonly source: string;
  /** Returns the method was fitted on; 0 for methods of the factor model. */
  readonly observations: number;
  readonly parameters: Readonly<Record<string, number>>;
  /** At each confidence of the run, the board's own first. */
  readonly figures: readonly MethodFigure[];
  readonly horizons: readonly HorizonFigures[];
  readonly contributions: MethodContributions | null;
  /** Those at the board's confidence. */
  readonly warnings: readonly Warning[];
  /** Density of the next day's return on the grid of `DistributionView`; null for methods without one. */
  readonly density: readonly number[] | null;
}

/** Histogram of the sample, and the grid the methods' densities are given on. */
export interface DistributionView {
  /** Edges of equal bins, one more than counts; fractions. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly grid: readonly number[];
}

/** A fitted volatility model, daily variances of the returns as they are (fractions squared). */
export interface VolatilityModelView {
  readonly id: string;
  readonly label: string;
  readonly parameters: Readonly<Record<string, number>>;
  /** Robust (Bollerslev–Wooldridge); null at a bound. */
  readonly standardErrors: Readonly<Record<string, number>> | null;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly bic: number;
  readonly persistence: number;
  /** Days; null where shocks never fade. */
  readonly halfLife: number | null;
  readonly converged: boolean;
  readonly remark: string;
  /** p-values: Ljung–Box on z and z² (10 lags), ARCH-LM on z (5 lags). */
  readonly diagnostics: { readonly ljungBox: number; readonly ljungBoxSquared: number; readonly archLm: number };
  /** Annual volatility on each day of the sample, known the evening before. */
  readonly path: readonly number[];
  /** Annual volatility expected on average over the next h days, h of `VolatilityView.horizons`; null where it is infinite. */
  readonly termStructure: readonly (number | null)[];
}

export interface VolatilityView {
  readonly dates: readonly IsoDate[];
  readonly returns: readonly number[];
  readonly horizons: readonly number[];
  readonly models: readonly VolatilityModelView[];
  readonly refusals: readonly { readonly id: string; readonly label: string; readonly reason: string }[];
}

/** The same holdings and methods on the returns of a stretch of the past. */
export interface StressedWindow {
  readonly id: string;
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly observations: number;
  /** Sum of the returns of the window. */
  readonly totalReturn: number;
  readonly results: readonly {
    readonly method: string;
    readonly label: string;
    readonly var: number | null;
    readonly es: number | null;
    readonly reason: string | null;
  }[];
}

/** Lowest and highest figure of the methods that gave one: the model risk. */
export interface MethodSpread {
  readonly low: { readonly method: string; readonly value: number };
  readonly high: { readonly method: string; readonly value: number };
}

/** VaR and ES of a portfolio by every method, and what stands behind them. */
export interface TailRiskBoard {
  readonly confidence: number;
  /** Level of all intervals, such as 0.9. */
  readonly intervalLevel: number;
  readonly observations: number;
  readonly firstDate: IsoDate;
  readonly lastDate: IsoDate;
  readonly positions: readonly { readonly symbol: string; readonly strategy: string; readonly weight: number }[];
  readonly methods: readonly MethodResult[];
  /** null when fewer than two methods gave a figure. */
  readonly spread: { readonly var: MethodSpread; readonly es: MethodSpread } | null;
  readonly distribution: DistributionView;
  readonly volatility: VolatilityView;
  readonly stressed: readonly StressedWindow[];
  /** Days of the margin period of risk; one of the methods' horizons. */
  readonly marginPeriod: number;
}
