import { type ProfitAttribution } from '../frtb/pnl-attribution.ts';
import { type IsoDate } from '../market/epoch-day.ts';
import { type MethodFamily } from '../tail-risk/method.ts';
import { type Warning } from '../warning.ts';
import { type ForecastAssessment } from './assessment.ts';
import { type ForecastComparison } from './comparison/forecast-comparison.ts';
import { type EnsembleWeights } from './ensemble/ensemble.ts';
import { type HorizonComparison } from './horizon-comparison.ts';
import { type StressedBacktest } from './stressed-windows.ts';

/** What a backtest was asked for; with the series it decides every bit of the result. */
export interface BacktestParameters {
  /** Ids of rolling methods and ensembles, in the order they are shown. */
  readonly methods: readonly string[];
  /** Returns a fit looks back on; forecasts begin on the day after the first window. */
  readonly window: number;
  /** Returns that volatility models are fitted on where there are so many; absent: `window`. */
  readonly volatilityWindow?: number | undefined;
  readonly scheme: 'rolling' | 'expanding';
  /** Days between two estimations. */
  readonly refitEvery: number;
  /** Each in (0.5, 1); the first is the one that headlines are given at. */
  readonly confidences: readonly number[];
  /** Decay of exponentially weighted variances. */
  readonly lambda: number;
  readonly ewmaMean: 'zero' | 'trailing';
  /** Of simulated methods and of the comparison's bootstrap. */
  readonly seed: number;
}

/** A method at one confidence. Paths have one value a forecast day, null where the method refused; positive = loss. */
export interface MethodAtLevel {
  readonly confidence: number;
  readonly var: readonly (number | null)[];
  readonly es: readonly (number | null)[];
  readonly assessment: ForecastAssessment;
}

/** A stretch of days on which a method refused. */
export interface DatedRefusal {
  readonly from: IsoDate;
  /** Inclusive. */
  readonly to: IsoDate;
  readonly days: number;
  readonly code: string;
  readonly message: string;
}

/** Everything a backtest says of one method. */
export interface MethodBacktest {
  readonly method: string;
  readonly label: string;
  readonly family: MethodFamily;
  /** Daily standard deviation forecast; null where the method has none. */
  readonly sigma: readonly (number | null)[];
  /** In the order of the parameters' confidences. */
  readonly levels: readonly MethodAtLevel[];
  readonly refusals: readonly DatedRefusal[];
}

/** Methods walked along a series of returns, and their record. Plain data without NaN. */
export interface Backtest {
  readonly parameters: BacktestParameters;
  /** Returns of the whole series, the first window among them. */
  readonly observations: number;
  /** Days with forecasts and something to hold against them. */
  readonly dates: readonly IsoDate[];
  /** What came on them, as fractions. */
  readonly returns: readonly number[];
  readonly methods: readonly MethodBacktest[];
  /** One a confidence. */
  readonly comparisons: readonly ForecastComparison[];
  /** Weights of each ensemble over time. */
  readonly ensembles: readonly EnsembleWeights[];
  /** Ten days, direct against scaled, at the first confidence; along the whole series. */
  readonly horizon: HorizonComparison;
  /** At the first confidence. */
  readonly stressed: readonly StressedBacktest[];
  /** Methods that refused some days, and days left out. */
  readonly warnings: readonly Warning[];
}

/** Which profit and loss forecasts are held against. */
export const profitKinds = ['hypothetical', 'actual'] as const;
export type ProfitKind = (typeof profitKinds)[number];

/** Profit and loss of a portfolio on the forecast days, as fractions of NAV; null where it is not known. */
export interface ProfitPaths {
  /** Of today's holdings. */
  readonly hypothetical: readonly (number | null)[];
  /** Of the NAV history; null without one. */
  readonly actual: readonly (number | null)[] | null;
  /** What today's factor exposures explain of the hypothetical; null without a factor model. */
  readonly riskTheoretical: readonly (number | null)[] | null;
}

/** A backtest of a portfolio: forecasts from the simulated history of today's holdings. */
export interface PortfolioBacktest extends Backtest {
  readonly portfolio: string;
  readonly asOf: IsoDate;
  readonly profitAndLoss: ProfitKind;
  readonly profits: ProfitPaths;
  /** Hypothetical against risk-theoretical; null without a factor model. */
  readonly attribution: ProfitAttribution | null;
}
