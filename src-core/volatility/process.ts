export const processIds = ['garch', 'gjr', 'egarch'] as const;
export type ProcessId = (typeof processIds)[number];

/**
 * A recursion for conditional variances. One file exports one. Arrays of variances have one element more than there are
 * residuals: the last is the forecast for the day after them.
 *
 * The search moves in free coordinates, in which the conditions for positive and stationary variances are a box.
 */
export interface VolatilityProcess {
  readonly id: ProcessId;
  readonly label: string;
  /** Names of the coefficients, in their order. */
  readonly coefficientNames: readonly string[];
  /**
   * Variances from residuals; the first rests on the backcast.
   *
   * @param memory two numbers a day, in which a recursion may leave what `pullBack` would have to compute again
   */
  filter(
    coefficients: Float64Array,
    residuals: Float64Array,
    backcast: number,
    variance: Float64Array,
    memory: Float64Array,
  ): void;
  /**
   * Carries derivatives of the likelihood back through the recursion (the adjoint of `filter`).
   *
   * @param byVariance derivative of each day's log-density by its variance
   * @param byResidual the same by its residual; what comes through later variances is added
   * @param gradient receives the derivatives by the coefficients
   * @param memory as `filter` left it
   * @returns derivative by the backcast
   */
  pullBack(
    coefficients: Float64Array,
    residuals: Float64Array,
    variance: Float64Array,
    backcast: number,
    byVariance: Float64Array,
    byResidual: Float64Array,
    gradient: Float64Array,
    memory: Float64Array,
  ): number;
  /**
   * Derivatives of each variance by each coefficient and, last, by the mean that was taken off the residuals.
   *
   * @param backcastByMean derivative of the backcast by the mean
   */
  sensitivities(
    coefficients: Float64Array,
    residuals: Float64Array,
    variance: Float64Array,
    backcast: number,
    backcastByMean: number,
  ): readonly Float64Array[];

  readonly freeLower: readonly number[];
  readonly freeUpper: readonly number[];
  /** Lower bounds within which the variances of a long series forget where they began; absent where they always do. */
  readonly invertibleLower?: readonly number[];
  /** Where the search may start, for a series of variance 1. */
  readonly freeStarts: readonly (readonly number[])[];
  toCoefficients(free: Float64Array, coefficients: Float64Array): void;
  /** Turns derivatives by the coefficients into derivatives by the free coordinates. */
  gradientToFree(free: Float64Array, byCoefficients: Float64Array, byFree: Float64Array): void;
  /** Names of the conditions that hold a solution back, from the coordinates that are at a bound. */
  boundName(coordinate: number, atUpper: boolean): string;

  /** Coefficients for the same series in other units: every value times `factor`. */
  inUnits(coefficients: Float64Array, factor: number): Float64Array;
  /** @param lowerVariance E[z²; z < 0] of the innovations */
  persistence(coefficients: Float64Array, lowerVariance: number): number;
  /** null where it is infinite. */
  unconditionalVariance(coefficients: Float64Array, lowerVariance: number, normal: boolean): number | null;
  /**
   * Expected variance of each of the next days; null from where it is infinite.
   *
   * @param next variance of the first day, which is known
   */
  forecast(
    coefficients: Float64Array,
    next: number,
    days: number,
    lowerVariance: number,
    normal: boolean,
  ): readonly (number | null)[];
  /** Variance of the day after one with this residual and variance. */
  step(coefficients: Float64Array, residual: number, variance: number): number;
}
