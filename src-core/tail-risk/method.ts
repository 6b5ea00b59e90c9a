import { type RandomStream } from '../numerics/random-stream.ts';
import { type Warning } from '../warning.ts';

/** How a method arrives at its forecast. */
export type MethodFamily = 'simulation' | 'parametric' | 'volatility-model' | 'extreme-value' | 'learned' | 'ensemble';

/** Settings of a method by name; a method takes its own and leaves the others. */
export type MethodOptions = Readonly<Record<string, number>>;

/** What a setting may be. */
export interface MethodOption {
  readonly what: string;
  readonly usual: number;
  readonly least: number;
  readonly most: number;
  /** Whether only whole numbers make sense; a switch is 0 or 1. */
  readonly whole: boolean;
}
export type MethodOptionTable = Readonly<Record<string, MethodOption>>;

/** The usual value of every option. */
export function usualOptions(table: MethodOptionTable): MethodOptions {
  return Object.fromEntries(Object.entries(table).map(([name, { usual }]) => [name, usual]));
}

/** A range for a figure and how it was found; null where the method has none. */
export interface FigureInterval {
  readonly low: number;
  readonly high: number;
}

/** What an interval accounts for. */
export type IntervalKind =
  'order-statistics' | 'exact' | 'asymptotic' | 'bootstrap' | 'simulation-error' | 'effective-sample';

/** Ranges for VaR and ES; positive = loss. */
export interface ForecastInterval {
  readonly var: FigureInterval;
  readonly es: FigureInterval | null;
  readonly kind: IntervalKind;
}

/** Risk per unit of weight of each security; weight × marginal adds up to the portfolio's figure. */
export interface Marginals {
  readonly var: Float64Array;
  readonly es: Float64Array;
}

/** Today's holdings on the days of a method's sample. */
export interface Holdings {
  /** Signed weight of each distinct security. */
  readonly weights: Float64Array;
  /** Returns of a security on the days of the sample, 0 where it has none. */
  readonly security: (index: number) => Float64Array;
}

/** The distribution a method forecasts for the return of the first day after its sample. */
export interface ForecastDistribution {
  /** The return that is undercut with the given probability; VaR at confidence c is minus the quantile at 1 − c. */
  quantile(probability: number): number;
  /** Probability of a return of at most `x`. */
  cdf(x: number): number;
  /** Mean loss beyond VaR at a confidence, positive = loss; never below VaR. */
  expectedShortfall(confidence: number): number;
  /** A random return. */
  sample(stream: RandomStream): number;
  /** Density, for methods whose distribution is smooth. */
  readonly density: ((x: number) => number) | null;
  /** What was fitted, by name. */
  readonly parameters: Readonly<Record<string, number>>;
  /** What the reader of VaR and ES at this confidence should know. */
  warningsAt(confidence: number): readonly Warning[];
  /** How far the figures at a confidence may be off, at a level such as 0.9; null where the method cannot say. */
  readonly intervalAt: ((confidence: number, level: number) => ForecastInterval | null) | null;
  /** Simulated returns over longer horizons, ascending; null where days are independent draws of this distribution. */
  readonly paths: ((horizons: readonly number[], count: number, seed: number) => readonly Float64Array[]) | null;
  /** Euler contributions of the holdings the method was fitted on; null where the method has none at this confidence. */
  readonly marginalsAt: ((holdings: Holdings, confidence: number) => Marginals | null) | null;
}

/** A method for VaR and ES. One file exports one method and registry.ts lists it. */
export interface TailRiskMethod {
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
  /** With fewer returns the method refuses. */
  readonly minimumObservations: number;
  readonly source: string;
  readonly options: MethodOptionTable;
  /** Whether the method needs more than the window of sample statistics: volatility models, whose parameters are many. */
  readonly longSample: boolean;
  /** Whether the same fit on overlapping sums of several days means something: methods that take days as alike. */
  readonly direct: boolean;
  /** Whether refitting without a position is cheap enough to give incremental figures. */
  readonly incremental: boolean;
  /**
   * @param returns daily, oldest first, NaN not allowed, at least `minimumObservations`
   * @param options all of `options`
   * @param holdings what the returns are those of; only for methods that look at securities one by one
   * @throws DomainError where the sample does not suit the method: the reason is shown beside its empty result
   */
  fit(returns: Float64Array, options: MethodOptions, holdings?: Holdings): ForecastDistribution;
}
