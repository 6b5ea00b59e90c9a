import { type Warning } from '../warning.ts';

/** How a method arrives at its forecast. */
export type MethodFamily = 'simulation' | 'parametric' | 'volatility-model' | 'extreme-value' | 'learned' | 'ensemble';

/** Settings of a method by name; a method takes its own and leaves the others. */
export type MethodOptions = Readonly<Record<string, number>>;

/** The distribution a method forecasts for the return of the first day after its sample. */
export interface ForecastDistribution {
  /** The return that is undercut with the given probability; VaR at confidence c is minus the quantile at 1 − c. */
  quantile(probability: number): number;
  /** Mean loss beyond VaR at a confidence, positive = loss; never below VaR. */
  expectedShortfall(confidence: number): number;
  /** What was fitted, by name. */
  readonly parameters: Readonly<Record<string, number>>;
  /** What the reader of VaR and ES at this confidence should know. */
  warningsAt(confidence: number): readonly Warning[];
}

/** A method for VaR and ES. One file exports one method and registry.ts lists it. */
export interface TailRiskMethod {
  readonly id: string;
  readonly label: string;
  readonly family: MethodFamily;
  /** With fewer returns the method refuses. */
  readonly minimumObservations: number;
  readonly source: string;
  /** Its options and their usual values. */
  readonly defaults: MethodOptions;
  /**
   * @param returns daily, oldest first, NaN not allowed, at least `minimumObservations`
   * @param options all of `defaults`, and `seed` for methods that draw random numbers
   * @throws DomainError where the sample does not suit the method: the reason is shown beside its empty result
   */
  fit(returns: Float64Array, options: MethodOptions): ForecastDistribution;
}
